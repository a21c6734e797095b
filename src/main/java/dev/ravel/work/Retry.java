package dev.ravel.work;

import java.time.Duration;
import java.time.Instant;

/**
 * When a task is tried again: exponential back-off, {@code delay * 2^(attempt-1)}, spread by jitter and never over
 * {@code maxDelay}.
 *
 * @param maxAttempts tries in all, the first included; at least 1
 * @param delay the pause before the second try
 * @param maxDelay the longest pause
 * @param jitter the fraction, 0 to 1, by which a pause may be shorter or longer
 */
public record Retry(int maxAttempts, Duration delay, Duration maxDelay, double jitter) {
    private static final int MAX_DOUBLINGS = 40;

    boolean allows(Task task) {
        return task.attempt() < maxAttempts;
    }

    /**
     * When the try after {@code attempt} may start.
     *
     * @param chance a random number in [0, 1)
     */
    Instant startAfter(int attempt, Instant now, double chance) {
        double doubled = nanos(delay) * (1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        double spread = 1 + jitter * (2 * chance - 1);
        return now.plusNanos((long) Math.min(doubled * spread, nanos(maxDelay)));
    }

    /** {@link Duration#toNanos} throws from 292 years on; a conf may ask for more. */
    private static double nanos(Duration duration) {
        return duration.getSeconds() * 1e9 + duration.getNano();
    }
}
