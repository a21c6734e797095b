package dev.ravel.config;

import dev.ravel.work.Kind;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The {@code "job"} block: one or several kinds of task, run side by side. */
public record JobConfig(Optional<FetchConfig> fetch, Optional<SumConfig> sum, Optional<BlockConfig> block) {
    public JobConfig {
        if (fetch.isEmpty() && sum.isEmpty() && block.isEmpty()) {
            throw ConfigException.about("job", "nothing to do; it needs at least one of fetch, sum, block");
        }
    }

    /** The kinds of task that it has. */
    public Set<Kind> kinds() {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        fetch.ifPresent(block -> kinds.add(Kind.FETCH));
        sum.ifPresent(block -> kinds.add(Kind.SUM));
        block.ifPresent(milliseconds -> kinds.add(Kind.BLOCK));
        return kinds;
    }
}
