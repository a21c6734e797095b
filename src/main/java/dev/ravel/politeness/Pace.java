package dev.ravel.politeness;

import java.time.Duration;
import java.time.Instant;

/**
 * How fast one host may be asked.
 *
 * @param perHost requests in flight at one host; 0 is no limit
 * @param delay from start to start of two requests to one host, drawn anew for each
 * @param apart the least time from start to start, whatever was drawn: 1/rate; zero is none
 * @param backOff what a refusal brings
 */
public record Pace(int perHost, Delay delay, Duration apart, BackOff backOff) {
    public Pace {
        if (perHost < 0 || apart.isNegative()) {
            throw new IllegalArgumentException("perHost and apart must be >= 0");
        }
    }

    boolean full(int inFlight) {
        return perHost > 0 && inFlight >= perHost;
    }

    /** Whether requests to one host are kept apart in time. */
    boolean spaced() {
        return !delay.none() || !apart.isZero();
    }

    /** The longest time from start to start that may be drawn. */
    Duration longest() {
        return delay.max().compareTo(apart) < 0 ? apart : delay.max();
    }

    /** When the next request may start after one that started at {@code start}. */
    Instant after(Instant start, double chance) {
        Duration drawn = delay.drawn(chance);
        Duration gap = drawn.compareTo(apart) < 0 ? apart : drawn;
        return gap.isZero() ? Host.NO_CLOCK : start.plus(gap);
    }
}
