package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;
import static dev.ravel.config.ConfigException.requireWithin;

/**
 * The {@code "politeness"} block: what a host is spared.
 *
 * @param perHost requests in flight per host; 0 is no limit
 * @param delay what is waited before a request
 * @param ratePerSecond requests that one host gets in a second, evenly spread; 0 is no limit
 * @param maxRetryAfterMs the longest {@code Retry-After} that is waited for
 * @param window tasks read ahead, so that one slow host does not stop the others
 */
public record PolitenessConfig(int perHost, DelayConfig delay, double ratePerSecond, long maxRetryAfterMs, int window) {
    private static final String PATH = "politeness.";
    private static final double MS_PER_S = 1000;
    private static final int MAX_WINDOW = 10_000_000;
    /** One request in about 24 days. */
    private static final double MIN_RATE = MS_PER_S / Times.MAX_MS;

    private static final double MAX_RATE = 1e6;

    public PolitenessConfig {
        require(perHost >= 0, PATH + "perHost", perHost, "must be at least 1");
        boolean possible = ratePerSecond == 0 || (ratePerSecond >= MIN_RATE && ratePerSecond <= MAX_RATE);
        require(possible, PATH + "ratePerSecond", ratePerSecond, "must be over 0 and at most 1000000");
        Times.requireAny(PATH + "maxRetryAfterMs", maxRetryAfterMs);
        requireWithin(1, MAX_WINDOW, PATH + "window", window);
    }

    /** The shortest time from start to start of two requests to one host, in milliseconds. */
    public double leastGapMs() {
        double byRate = ratePerSecond > 0 ? MS_PER_S / ratePerSecond : 0;
        return delay.per() == DelayConfig.Per.HOST ? Math.max(byRate, (double) delay.minMs()) : byRate;
    }

    /** Whether requests to one host are kept apart in time. */
    public boolean spaced() {
        return ratePerSecond > 0 || (delay.any() && delay.per() == DelayConfig.Per.HOST);
    }
}
