package dev.ravel.deploy;

import dev.ravel.bus.LinkVertx;
import dev.ravel.remote.Clockwork;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The event loop on which this process talks to others. It runs no tasks, so that none can keep it from being heard. */
record Comms(Vertx vertx, Context context) {
    private static final long CLOSE_MS = 5000;

    /** One for sockets. */
    static Comms start() {
        return of(LinkVertx.start());
    }

    static Comms of(Vertx vertx) {
        return new Comms(vertx, vertx.getOrCreateContext());
    }

    Clockwork clockwork() {
        return new Clockwork(
                this::execute,
                (delay, action) -> execute(() -> vertx.setTimer(Math.max(1, delay.toMillis()), id -> action.run())),
                System::nanoTime);
    }

    private void execute(Runnable action) {
        try {
            context.runOnContext(v -> action.run());
        } catch (RejectedExecutionException e) {
            // Closed: there is nobody left to talk to.
        }
    }

    /** Begins something on the context, so that what it calls back is called there. */
    <T> Future<T> call(Supplier<Future<T>> action) {
        Promise<T> ended = Promise.promise();
        execute(() -> action.get().onComplete(ended));
        return ended.future();
    }

    void close() throws Exception {
        vertx.close().await(CLOSE_MS, TimeUnit.MILLISECONDS);
    }
}
