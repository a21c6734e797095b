package dev.ravel.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/** A clock that never goes backwards, and what the wall clock says to its moments: only that one is the same elsewhere. */
final class SteadyTime implements InstantSource {
    private final InstantSource wall;
    private final LongSupplier nanoTime;
    private final Instant start;
    private final long startedAt;

    SteadyTime(InstantSource wall, LongSupplier nanoTime) {
        this.wall = wall;
        this.nanoTime = nanoTime;
        this.start = wall.instant();
        this.startedAt = nanoTime.getAsLong();
    }

    @Override
    public Instant instant() {
        return start.plusNanos(nanoTime.getAsLong() - startedAt);
    }

    /** By the wall clock. */
    Instant wall() {
        return wall.instant();
    }

    /** What the wall clock will say at a moment of this one, if nobody sets it. */
    Instant wall(Instant moment) {
        return wall().plus(Duration.between(instant(), moment));
    }
}
