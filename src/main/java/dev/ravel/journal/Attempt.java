package dev.ravel.journal;

import dev.ravel.work.Cause;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One try at a task, all its hops together, as the journal tells it.
 *
 * @param lane the row of the timeline: an event loop or a thread
 * @param startedAt when it was given its slot
 * @param cause why it did not count; empty for the one that the task ended well with
 * @param status of its last answer, or 0 where there was none
 */
public record Attempt(String lane, Instant startedAt, Phases phases, Optional<Cause> cause, int status) {
    private static final double NANOS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);

    /** When it might have started but for politeness. */
    public Instant begin() {
        return startedAt.minusNanos(nanos(phases.politeness()));
    }

    public Instant end() {
        return startedAt.plusNanos(nanos(phases.total()));
    }

    private static long nanos(double ms) {
        return Math.round(ms * NANOS_PER_MS);
    }
}
