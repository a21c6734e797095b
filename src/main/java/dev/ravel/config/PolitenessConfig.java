package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;
import static dev.ravel.config.ConfigException.requireWithin;

/**
 * The {@code "politeness"} block: what a host is spared.
 *
 * @param perHost requests in flight per host; 0 is no limit
 * @param delayMs from start to start of two requests to one host
 * @param window tasks read ahead, so that one slow host does not stop the others
 */
public record PolitenessConfig(int perHost, long delayMs, int window) {
    private static final String PATH = "politeness.";
    private static final int MAX_WINDOW = 10_000_000;

    public PolitenessConfig {
        require(perHost >= 0, PATH + "perHost", perHost, "must be at least 1");
        Times.requireAny(PATH + "delayMs", delayMs);
        requireWithin(1, MAX_WINDOW, PATH + "window", window);
    }
}
