package dev.ravel.deploy;

import java.time.Instant;
import java.time.InstantSource;

/** The wall clock as it was at the start, and from there on by the nanosecond counter: it never goes backwards. */
final class MonotonicClock implements InstantSource {
    private final Instant start = Instant.now();
    private final long startNanos = System.nanoTime();

    @Override
    public Instant instant() {
        return start.plusNanos(System.nanoTime() - startNanos);
    }
}
