package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

import java.util.List;

/** The {@code "job.block"} block: one task a number, each occupying its thread for so many milliseconds. */
public record BlockConfig(List<Long> ms) {
    private static final long MAX_MS = 600_000;

    public BlockConfig {
        require(!ms.isEmpty(), "job.block.ms", ms, "must not be empty");
        for (long length : ms) {
            require(length >= 1 && length <= MAX_MS, "job.block.ms", length, "must be from 1 to " + MAX_MS);
        }
    }
}
