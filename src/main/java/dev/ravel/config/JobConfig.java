package dev.ravel.config;

import java.util.Optional;

/** The {@code "job"} block: one or several kinds of task, run side by side. */
public record JobConfig(Optional<FetchConfig> fetch, Optional<SumConfig> sum, Optional<BlockConfig> block) {
    public JobConfig {
        if (fetch.isEmpty() && sum.isEmpty() && block.isEmpty()) {
            throw ConfigException.about("job", "nothing to do; it needs at least one of fetch, sum, block");
        }
    }
}
