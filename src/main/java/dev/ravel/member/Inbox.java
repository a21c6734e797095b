package dev.ravel.member;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Takes items from any thread and hands them over on an executor, in order: many in one turn, because a turn costs more
 * than an item, but not so many that the executor's other work has to wait for long.
 */
public final class Inbox<T> {
    static final int MOST = 64;

    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private final Executor executor;
    private final Consumer<T> receiver;
    private final Runnable after;
    private final Runnable turn;

    /**
     * @param receiver what it throws ends the turn; the items behind get another
     * @param after runs at the end of every turn
     */
    public Inbox(Executor executor, Consumer<T> receiver, Runnable after) {
        this.executor = executor;
        this.receiver = receiver;
        this.after = after;
        this.turn = this::handOver;
    }

    public void add(T item) {
        waiting.add(item);
        schedule();
    }

    private void schedule() {
        if (due.compareAndSet(false, true)) {
            executor.execute(turn);
        }
    }

    private void handOver() {
        due.set(false);
        try {
            take(MOST);
            after.run();
        } finally {
            if (!waiting.isEmpty()) {
                schedule();
            }
        }
    }

    private void take(int most) {
        T item = waiting.poll();
        for (int count = 1; item != null; count++) {
            receiver.accept(item);
            item = count < most ? waiting.poll() : null;
        }
    }

    /** Hands over all that is there, before something else that the executor runs now. */
    public void drain() {
        take(Integer.MAX_VALUE);
    }
}
