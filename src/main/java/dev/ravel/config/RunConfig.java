package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

/**
 * The {@code "run"} block.
 *
 * @param drainMs how long a stopped run waits for what is in flight
 * @param failures how many tasks may fail before the run stops; 0 is no limit
 */
public record RunConfig(long drainMs, long failures) {
    public RunConfig {
        Times.requireAny("run.drainMs", drainMs);
        require(failures >= 0, "run.failures", failures, "must be at least 1");
    }
}
