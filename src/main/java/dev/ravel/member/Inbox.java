package dev.ravel.member;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Takes items from any thread and hands them over on an executor, in order: all that are there by then in one turn,
 * because a turn costs more than an item. An item is never handed over later than by a turn of its own.
 */
public final class Inbox<T> {
    private final Queue<T> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean due = new AtomicBoolean();
    private final Executor executor;
    private final Runnable turn;

    /**
     * @param receiver what it throws ends the turn; the items behind are left to the next
     * @param after runs at the end of every turn
     */
    public Inbox(Executor executor, Consumer<T> receiver, Runnable after) {
        this.executor = executor;
        this.turn = () -> {
            due.set(false);
            for (T item = waiting.poll(); item != null; item = waiting.poll()) {
                receiver.accept(item);
            }
            after.run();
        };
    }

    public void add(T item) {
        waiting.add(item);
        if (due.compareAndSet(false, true)) {
            executor.execute(turn);
        }
    }
}
