package dev.ravel.functional;

import dev.ravel.config.LabConfig;
import dev.ravel.lab.Lab;
import java.util.concurrent.TimeUnit;

/** A lab that outlives the commands which ask it. */
record Site(Lab lab) implements AutoCloseable {
    static Site start() throws Exception {
        return new Site(
                Lab.start(new LabConfig(0, 1, 0, 0, 1, 0, 500, 0, false)).await(60, TimeUnit.SECONDS));
    }

    String url(String target) {
        return "http://127.0.0.1:" + lab.port() + target;
    }

    @Override
    public void close() {
        lab.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(60, TimeUnit.SECONDS)
                .join();
    }
}
