package dev.ravel.remote;

import java.time.Duration;

/**
 * How long nothing was heard from the other side. A look counts no more than two beats: where this process itself stood
 * still for longer, what came meanwhile must be read before anybody is judged.
 */
final class Silence {
    private final long limit;
    private final long most;
    private long silent;
    private long countedTo;

    /** @param now as {@link System#nanoTime()}, here and below */
    Silence(Duration lease, long now) {
        limit = lease.toNanos();
        most = 2 * Metronome.interval(lease).toNanos();
        countedTo = now;
    }

    void heard(long now) {
        silent = 0;
        countedTo = now;
    }

    /** Looks; to be called once every beat. */
    boolean tooLong(long now) {
        silent += Math.min(now - countedTo, most);
        countedTo = now;
        return silent >= limit;
    }
}
