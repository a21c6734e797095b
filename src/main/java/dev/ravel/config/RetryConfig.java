package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

import dev.ravel.work.Retry;
import java.time.Duration;

/**
 * The {@code "retry"} block.
 *
 * @param maxAttempts tries in all, the first included
 * @param delayMs the pause before the second try; doubles after that, never over {@code maxDelayMs}
 * @param jitter the fraction by which a pause may be shorter or longer
 * @param expireAfterMs how long after the start of the run a task may be tried for the first time; 0 is no limit
 */
public record RetryConfig(int maxAttempts, long delayMs, long maxDelayMs, double jitter, long expireAfterMs) {
    private static final String PATH = "retry.";

    public RetryConfig {
        require(maxAttempts >= 1, PATH + "maxAttempts", maxAttempts, "must be at least 1");
        Times.requireAny(PATH + "delayMs", delayMs);
        Times.requireAny(PATH + "maxDelayMs", maxDelayMs);
        require(
                maxDelayMs >= delayMs,
                PATH + "maxDelayMs",
                maxDelayMs,
                "must be at least retry.delayMs (" + delayMs + ")");
        require(jitter >= 0 && jitter <= 1, PATH + "jitter", jitter, "must be from 0 to 1");
        Times.requireAny(PATH + "expireAfterMs", expireAfterMs);
    }

    public Retry rule() {
        return new Retry(maxAttempts, Duration.ofMillis(delayMs), Duration.ofMillis(maxDelayMs), jitter);
    }
}
