package dev.ravel.politeness;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast one host may be asked.
 *
 * @param perHost requests in flight at one host; 0 is no limit
 * @param delay from start to start of two requests to one host; zero is none
 */
public record Pace(int perHost, Duration delay) {
    public Pace {
        if (perHost < 0 || delay.isNegative()) {
            throw new IllegalArgumentException("perHost and delay must be >= 0");
        }
    }

    boolean full(int inFlight) {
        return perHost > 0 && inFlight >= perHost;
    }

    /** When the next request may start after one that started at {@code start}. */
    Instant after(Instant start) {
        return delay.isZero() ? Host.NO_CLOCK : start.plus(delay);
    }
}
