package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

/**
 * The {@code "politeness"} block: what a host is spared.
 *
 * @param perHost requests in flight per host; 0 is no limit
 * @param delayMs from start to start of two requests to one host
 * @param window tasks read ahead, so that one slow host does not stop the others
 */
public record PolitenessConfig(int perHost, long delayMs, int window) {
    private static final String PATH = "politeness.";

    public PolitenessConfig {
        require(perHost >= 0, PATH + "perHost", perHost, "must be at least 1");
        require(delayMs >= 0, PATH + "delayMs", delayMs, "must be at least 0");
        require(window >= 1 && window <= 10_000_000, PATH + "window", window, "must be from 1 to 10000000");
    }
}
