package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

/**
 * The {@code "run"} block.
 *
 * @param drainMs how long a stopped run waits for what is in flight
 * @param failures how many tasks may fail before the run stops; 0 is no limit
 * @param log whether a line says when each task starts and how it ends
 */
public record RunConfig(long drainMs, long failures, boolean log) {
    public RunConfig {
        Times.requireAny("run.drainMs", drainMs);
        require(failures >= 0, "run.failures", failures, "must be at least 1");
    }
}
