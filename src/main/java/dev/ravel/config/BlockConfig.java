package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;
import static dev.ravel.config.ConfigException.requireWithin;

import java.util.List;

/** The {@code "job.block"} block: one task a number, each occupying its thread for so many milliseconds. */
public record BlockConfig(List<Long> ms) {
    private static final long MAX_MS = 600_000;

    public BlockConfig {
        ms = List.copyOf(ms);
        require(!ms.isEmpty(), "job.block.ms", ms, "must not be empty");
        for (int i = 0; i < ms.size(); i++) {
            requireWithin(1, MAX_MS, "job.block.ms[" + i + "]", ms.get(i));
        }
    }
}
