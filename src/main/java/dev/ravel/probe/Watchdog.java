package dev.ravel.probe;

import dev.ravel.member.Lane;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks at every loop, a few times within what counts as a stall, from a plain thread that no loop can stop. Its own
 * lateness is what shows a pause of the whole machine.
 */
final class Watchdog {
    private final long interval;
    private final Pauses pauses;
    private final List<Loop> loops = new CopyOnWriteArrayList<>();
    private final List<Lane> unwatched = new CopyOnWriteArrayList<>();
    private volatile boolean stopped;
    private long due;

    /** @param interval nanoseconds between two looks */
    Watchdog(long interval, Pauses pauses, long now) {
        this.interval = interval;
        this.pauses = pauses;
        this.due = now + interval;
    }

    List<Loop> loops() {
        return loops;
    }

    /** Lanes that belong to no watched loop: what they record is thrown away. */
    List<Lane> unwatched() {
        return unwatched;
    }

    void start() {
        slept(System.nanoTime());
        Thread thread = new Thread(this::run, "ravel-watchdog");
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        while (!stopped) {
            LockSupport.parkNanos(this, interval);
            sweep(System.nanoTime());
            slept(System.nanoTime());
        }
    }

    /** One look. */
    synchronized void sweep(long now) {
        if (stopped) {
            return;
        }
        pauses.came(due, now);
        unwatched.forEach(lane -> lane.holds().clear());
        loops.forEach(loop -> loop.sweep(now));
    }

    /** The last look, by the caller, at once. Later calls do nothing. */
    synchronized void stop(long now) {
        if (stopped) {
            return;
        }
        stopped = true;
        pauses.came(due, now);
        loops.forEach(loop -> loop.close(now));
    }

    /** From here on the next look is awaited: the time of a look itself, stacks included, is no lateness. */
    synchronized void slept(long now) {
        due = now + interval;
    }
}
