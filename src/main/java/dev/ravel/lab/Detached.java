package dev.ravel.lab;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;

/** Blocking work on a daemon thread of its own, so that no event loop waits for a site to start or to stop. */
final class Detached {
    private Detached() {}

    /** The result arrives on the context of whoever asks, or on the thread itself where the asker has none. */
    static <T> Future<T> call(String name, Callable<T> work) {
        Context asker = Vertx.currentContext();
        Promise<T> promise = Promise.promise();
        Thread thread = new Thread(() -> deliver(outcome(work), asker, promise), name);
        thread.setDaemon(true);
        thread.start();
        return promise.future();
    }

    private static <T> Future<T> outcome(Callable<T> work) {
        try {
            return Future.succeededFuture(work.call());
        } catch (Exception | LinkageError e) {
            return Future.failedFuture(e);
        }
    }

    private static <T> void deliver(Future<T> outcome, Context asker, Promise<T> promise) {
        if (asker == null) {
            outcome.onComplete(promise);
        } else {
            asker.runOnContext(turn -> outcome.onComplete(promise));
        }
    }
}
