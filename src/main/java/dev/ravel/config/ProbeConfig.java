package dev.ravel.config;

import static dev.ravel.config.ConfigException.requireWithin;

/**
 * The {@code "probe"} block.
 *
 * @param lagPeriodMs how often the lag of a loop is taken
 * @param stallMs from which length on a stall is recorded
 */
public record ProbeConfig(boolean enabled, long lagPeriodMs, long stallMs) {
    private static final String PATH = "probe.";

    public ProbeConfig {
        requireWithin(1, 1000, PATH + "lagPeriodMs", lagPeriodMs);
        requireWithin(2, 60_000, PATH + "stallMs", stallMs);
    }
}
