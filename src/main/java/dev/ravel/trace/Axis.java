package dev.ravel.trace;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Moments of one run as microseconds of the trace: never below 0. */
record Axis(Instant zero) {
    private static final double MICROS_PER_MS = 1000;

    long micros(Instant moment) {
        return Math.max(0, ChronoUnit.MICROS.between(zero, moment));
    }

    /** A length in milliseconds. */
    static long micros(double ms) {
        return Math.round(ms * MICROS_PER_MS);
    }
}
