package dev.ravel.page;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

/**
 * The time of one timeline, in milliseconds from its zero.
 *
 * @param zero when the first attempt began
 * @param beginMs what is shown first: below 0 where a stall came before
 * @param endMs when the last attempt was over
 * @param lastMs what is shown last
 */
record Axis(Instant zero, double beginMs, double endMs, double lastMs) {
    /** About as many as a screen has room for, two or three points each. */
    static final int COLUMNS = 600;

    private static final double NANOS_PER_MS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double MS_PER_S = TimeUnit.SECONDS.toMillis(1);
    private static final double SHORTEST_MS = 0.001;

    /** From the first attempt to the last, and over all that is {@code seen} outside of them. */
    static Axis over(Instant first, Instant last, Stalls seen) {
        double endMs = between(first, last);
        return new Axis(first, Math.min(0, seen.beginMs()), endMs, Math.max(endMs, seen.endMs()));
    }

    static double between(Instant from, Instant to) {
        Duration length = Duration.between(from, to);
        return length.getSeconds() * MS_PER_S + length.getNano() / NANOS_PER_MS;
    }

    double ms(Instant moment) {
        return between(zero, moment);
    }

    double columnMs() {
        return Math.max(SHORTEST_MS, (lastMs - beginMs) / COLUMNS);
    }

    /** The column that a moment lies in; the first or the last for one outside. */
    int column(double ms) {
        return (int) Math.max(0, Math.min(COLUMNS - 1.0, Math.floor((ms - beginMs) / columnMs())));
    }
}
