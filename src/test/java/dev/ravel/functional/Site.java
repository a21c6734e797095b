package dev.ravel.functional;

import dev.ravel.config.LabConfig;
import dev.ravel.lab.Lab;
import java.util.concurrent.TimeUnit;

/** A lab that outlives the commands which ask it. */
record Site(Lab lab) implements AutoCloseable {
    static Site start() throws Exception {
        return start(1);
    }

    /** On so many addresses, from 127.0.0.1 upwards. */
    static Site start(int hosts) throws Exception {
        LabConfig config = new LabConfig(0, hosts, 0, 0, 1, 0, 500, 0, false, false);
        return new Site(Lab.start(config).await(60, TimeUnit.SECONDS));
    }

    String url(String target) {
        return "http://127.0.0.1:" + lab.port() + target;
    }

    /** The URL of a target on the host of this number. */
    String url(int host, String target) {
        return "http://127.0.0." + host + ":" + lab.port() + target;
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
