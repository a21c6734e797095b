package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

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
        atLeastOne("blockedThreadCheckIntervalMs", blockedThreadCheckIntervalMs);
        atLeastOne("maxEventLoopExecuteTimeMs", maxEventLoopExecuteTimeMs);
        atLeastOne("maxWorkerExecuteTimeMs", maxWorkerExecuteTimeMs);
    }

    private static void atLeastOne(String key, long value) {
        require(value >= 1, PATH + key, value, "must be at least 1");
    }
}
