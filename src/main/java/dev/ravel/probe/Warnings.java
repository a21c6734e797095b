package dev.ravel.probe;

import io.vertx.core.Vertx;
import io.vertx.core.impl.VertxThread;
import io.vertx.core.internal.VertxInternal;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Counts the blocked-thread warnings of one Vert.x instance, in place of logging them. One stretch gives a warning at
 * every check, so these are not stalls. Virtual threads are not checked by Vert.x.
 */
final class Warnings {
    private final AtomicLong loops = new AtomicLong();
    private final AtomicLong workers = new AtomicLong();

    /** The checker's own hook: the logger is one for all instances in the JVM, and its messages would have to be parsed. */
    static Warnings of(Vertx vertx) {
        Warnings warnings = new Warnings();
        ((VertxInternal) vertx).blockedThreadChecker().setThreadBlockedHandler(event -> warnings.count(event.thread()));
        return warnings;
    }

    void count(Thread blocked) {
        boolean worker = blocked instanceof VertxThread thread && thread.isWorker();
        (worker ? workers : loops).incrementAndGet();
    }

    LoopFacts.Warned warned() {
        return new LoopFacts.Warned(loops.get(), workers.get());
    }
}
