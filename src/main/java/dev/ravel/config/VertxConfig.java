package dev.ravel.config;

/**
 * The {@code "vertx"} block: Vert.x's own options that matter here, under its own names and defaults.
 *
 * @param blockedThreadCheckIntervalMs how often Vert.x looks for blocked threads
 * @param maxEventLoopExecuteTimeMs from which length on Vert.x warns of a blocked event loop
 * @param maxWorkerExecuteTimeMs from which length on Vert.x warns of a blocked worker
 * @param nativeTransport whether epoll is used where it loads
 */
public record VertxConfig(
        long blockedThreadCheckIntervalMs,
        long maxEventLoopExecuteTimeMs,
        long maxWorkerExecuteTimeMs,
        boolean nativeTransport) {
    private static final String PATH = "vertx.";

    public VertxConfig {
        Times.requireSome(PATH + "blockedThreadCheckIntervalMs", blockedThreadCheckIntervalMs);
        Times.requireSome(PATH + "maxEventLoopExecuteTimeMs", maxEventLoopExecuteTimeMs);
        Times.requireSome(PATH + "maxWorkerExecuteTimeMs", maxWorkerExecuteTimeMs);
    }
}
