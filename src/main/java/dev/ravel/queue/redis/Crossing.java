package dev.ravel.queue.redis;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs actions on another thread, in order; what comes close together crosses together, because waking a thread is dear. */
final class Crossing implements Executor {
    private final Queue<Runnable> actions = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Executor target;

    Crossing(Executor target) {
        this.target = target;
    }

    @Override
    public void execute(Runnable action) {
        actions.add(action);
        if (waiting.getAndIncrement() == 0) {
            target.execute(this::run);
        }
    }

    /** What an action throws is a bug; the ones behind it are run all the same. */
    private void run() {
        int ran = 0;
        int here = waiting.get();
        try {
            while (ran < here) {
                ran++;
                actions.remove().run();
            }
        } finally {
            if (waiting.addAndGet(-ran) > 0) {
                target.execute(this::run);
            }
        }
    }
}
