package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

import java.util.Optional;

/**
 * The {@code "run"} block.
 *
 * @param drainMs how long a stopped run waits for what is in flight
 * @param failures how many tasks may fail before the run stops; 0 is no limit
 * @param name what the run is called; where it is empty, the name of the conf file
 * @param log whether a line says when each task starts and how it ends
 */
public record RunConfig(long drainMs, long failures, Optional<String> name, boolean log) {
    public RunConfig {
        Times.requireAny("run.drainMs", drainMs);
        name.ifPresent(given -> require(!given.isBlank(), "run.name", "\"\"", "must be a name"));
        require(failures >= 0, "run.failures", failures, "must be at least 1");
    }
}
