package dev.ravel.probe;

import java.time.Instant;

/**
 * The wall clock as it was when {@link System#nanoTime()} was {@code nanos}. What is measured is placed by it, so that a
 * wall clock that is set in mid-run moves nothing.
 */
record Epoch(Instant at, long nanos) {
    static Epoch now() {
        return new Epoch(Instant.now(), System.nanoTime());
    }

    Instant instant(long nanoTime) {
        return at.plusNanos(nanoTime - nanos);
    }
}
