package dev.ravel.remote;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Queue;

/** Contexts and clocks that the test holds in its hands: nothing waits for anything. */
public final class FakeTime {
    private final Queue<Runnable> context = new ArrayDeque<>();
    private final PriorityQueue<Timed> timers =
            new PriorityQueue<>(Comparator.comparingLong(Timed::at).thenComparingLong(Timed::number));
    private long now;
    private long number;

    private record Timed(long at, long number, Runnable action) {}

    public Clockwork clockwork() {
        return new Clockwork(context::add, this::after, () -> now);
    }

    public void after(Duration delay, Runnable action) {
        timers.add(new Timed(now + Math.max(0, delay.toNanos()), number++, action));
    }

    public void execute(Runnable action) {
        context.add(action);
    }

    public long now() {
        return now;
    }

    /** Runs what is due now, until nothing is. */
    public void settle() {
        for (Runnable action = context.poll(); action != null; action = context.poll()) {
            action.run();
        }
    }

    public void advance(Duration time) {
        settle();
        long until = now + time.toNanos();
        while (!timers.isEmpty() && timers.peek().at() <= until) {
            Timed timed = timers.remove();
            now = Math.max(now, timed.at());
            timed.action().run();
            settle();
        }
        now = until;
    }

    /** The process stands still: time goes by, and what was due meanwhile is late. */
    public void standStill(Duration time) {
        now += time.toNanos();
    }
}
