package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

/**
 * The {@code "probe"} block.
 *
 * @param lagPeriodMs how often the lag of a loop is taken
 * @param stallMs from which length on a stall is recorded
 */
public record ProbeConfig(boolean enabled, long lagPeriodMs, long stallMs) {
    private static final String PATH = "probe.";

    public ProbeConfig {
        require(lagPeriodMs >= 1 && lagPeriodMs <= 1000, PATH + "lagPeriodMs", lagPeriodMs, "must be from 1 to 1000");
        require(stallMs >= 2 && stallMs <= 60_000, PATH + "stallMs", stallMs, "must be from 2 to 60000");
    }
}
