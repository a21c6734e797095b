package dev.ravel.fetch;

import dev.ravel.member.Lane;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Marks the lane while a handler of a task runs, and hands results over outside of all marks. Confined to one loop.
 *
 * <p>A handler may run inside another one's: a connection that one task gives back can go to the next at once. Marks do
 * not nest, so the outer one is suspended meanwhile.
 */
final class Marks {
    private final Lane lane;
    private final Deque<Runnable> deliveries = new ArrayDeque<>();
    private long current = Lane.IDLE;
    private boolean delivering;

    Marks(Lane lane) {
        this.lane = lane;
    }

    /** From here on the thread works for this task. Returns what {@link #leave} needs to have. */
    long enter(long task) {
        long outer = current;
        switchTo(task);
        return outer;
    }

    /** The handler is over; the last one to leave hands over what was settled. */
    void leave(long outer) {
        switchTo(outer);
        if (outer == Lane.IDLE) {
            deliver();
        }
    }

    /** Runs {@code delivery} as soon as no handler of any task runs. */
    void settled(Runnable delivery) {
        deliveries.add(delivery);
    }

    private void switchTo(long task) {
        if (task == current) {
            return;
        }
        if (current != Lane.IDLE) {
            lane.exit();
        }
        current = task;
        if (task != Lane.IDLE) {
            lane.enter(task);
        }
    }

    /** A receiver may start the next task at once, which may settle at once: a loop, so that the stack stays flat. */
    private void deliver() {
        if (delivering || deliveries.isEmpty()) {
            return;
        }
        delivering = true;
        try {
            for (Runnable next = deliveries.poll(); next != null; next = deliveries.poll()) {
                lane.settle();
                next.run();
            }
        } finally {
            delivering = false;
        }
    }
}
