package dev.ravel.lab;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.impl.VertxThread;
import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxThreadFactory;
import io.vertx.core.transport.Transport;
import java.util.concurrent.TimeUnit;

/** The lab's own Vert.x: one event loop, daemon threads named {@code lab-...}, and none of its warnings in a run's count. */
final class LabVertx {
    private LabVertx() {}

    static Vertx create() {
        Transport wanted = Transport.nativeTransport();
        Transport transport = wanted != null && wanted.available() ? wanted : Transport.NIO;
        return VertxBootstrap.create()
                .options(options())
                .transport(transport.implementation())
                .threadFactory(new LabThreads())
                .init()
                .vertx();
    }

    /** The checker looks once a day only: it would log, and runs count what Vert.x logs of blocked threads. */
    private static VertxOptions options() {
        return new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setUseDaemonThread(true)
                .setBlockedThreadCheckInterval(1)
                .setBlockedThreadCheckIntervalUnit(TimeUnit.DAYS)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static final class LabThreads implements VertxThreadFactory {
        @Override
        public VertxThread newVertxThread(
                Runnable target, String name, boolean worker, long maxExecuteTime, TimeUnit unit) {
            return new VertxThread(target, name.replace("vert.x-", "lab-"), worker, maxExecuteTime, unit);
        }
    }
}
