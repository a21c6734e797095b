package dev.ravel.remote;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** Carries actions of any thread to one context, in order, as many at once as there are; so that what they say can be sent together. */
final class Mailbox {
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean woken = new AtomicBoolean();
    private final Executor context;
    private final Runnable afterwards;

    /** @param afterwards runs on the context when there is nothing more for now */
    Mailbox(Executor context, Runnable afterwards) {
        this.context = context;
        this.afterwards = afterwards;
    }

    void put(Runnable action) {
        waiting.add(action);
        if (woken.compareAndSet(false, true)) {
            context.execute(this::empty);
        }
    }

    private void empty() {
        // Before the queue is read: what is put from here on wakes the context again, and nothing is left lying.
        woken.set(false);
        for (Runnable action = waiting.poll(); action != null; action = waiting.poll()) {
            action.run();
        }
        afterwards.run();
    }
}
