package dev.ravel.deploy;

import dev.ravel.config.VertxConfig;
import dev.ravel.engine.Surroundings;
import dev.ravel.jvm.Daemons;
import io.netty.util.internal.logging.InternalLoggerFactory;
import io.netty.util.internal.logging.JdkLoggerFactory;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.logging.JULLogDelegateFactory;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** The Vert.x of one run, and the engine's context on one of its event loops. */
final class Platform {
    private static final long CLOSE_MS = 5000;
    private static final long ABANDON_MS = 300;

    private final Vertx vertx;
    private final ExecutorService reader = Executors.newSingleThreadExecutor(new Daemons("ravel-reader"));

    private Platform(Vertx vertx) {
        this.vertx = vertx;
    }

    static Platform start(VertxConfig config, int loops) {
        logAsTheJdk();
        VertxOptions options = new VertxOptions()
                .setEventLoopPoolSize(loops)
                .setPreferNativeTransport(config.nativeTransport())
                .setBlockedThreadCheckInterval(config.blockedThreadCheckIntervalMs())
                .setBlockedThreadCheckIntervalUnit(TimeUnit.MILLISECONDS)
                .setMaxEventLoopExecuteTime(config.maxEventLoopExecuteTimeMs())
                .setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setMaxWorkerExecuteTime(config.maxWorkerExecuteTimeMs())
                .setMaxWorkerExecuteTimeUnit(TimeUnit.MILLISECONDS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
        return new Platform(Vertx.vertx(options));
    }

    /** What SLF4J would make of their words too; looking for it, and binding it, is for those who know nothing else. */
    private static void logAsTheJdk() {
        InternalLoggerFactory.setDefaultFactory(JdkLoggerFactory.INSTANCE);
        System.setProperty("vertx.logger-delegate-factory-class-name", JULLogDelegateFactory.class.getName());
    }

    Vertx vertx() {
        return vertx;
    }

    String transport() {
        return vertx.isNativeTransportEnabled() ? "epoll" : "nio";
    }

    /** What the engine lives in: one event loop, a reader thread, timers, and a clock that never goes back. */
    Surroundings surroundings(LoopLanes lanes, InstantSource clock) {
        Context context = vertx.getOrCreateContext();
        context.runOnContext(v -> lanes.here(context));
        return new Surroundings(
                action -> execute(context, action),
                reader,
                (delay, action) -> context.runOnContext(
                        v -> vertx.setTimer(Math.max(1, delay.toMillis() + 1), id -> action.run())),
                clock,
                new SplittableRandom());
    }

    private static void execute(Context context, Runnable action) {
        try {
            context.runOnContext(v -> action.run());
        } catch (RejectedExecutionException e) {
            // Vert.x is closed, so the run is over: nobody waits for what comes now.
        }
    }

    /** @param abandon whether something is still running that nobody waits for any more */
    void close(boolean abandon) throws Exception {
        reader.shutdownNow();
        vertx.close().await(abandon ? ABANDON_MS : CLOSE_MS, TimeUnit.MILLISECONDS);
    }
}
