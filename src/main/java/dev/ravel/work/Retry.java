package dev.ravel.work;

import java.time.Duration;
import java.time.Instant;

/**
 * When a task is tried again: exponential back-off, {@code delay * 2^(attempt-1)}, never over {@code maxDelay}, spread
 * by jitter.
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
        double doubled = (double) delay.toNanos() * (double) (1L << Math.min(attempt - 1, MAX_DOUBLINGS));
        double pause = Math.min(doubled, (double) maxDelay.toNanos());
        return now.plusNanos((long) (pause * (1 + jitter * (2 * chance - 1))));
    }
}
