package dev.ravel.bus;

import dev.ravel.config.OutputConfig.IfExists;
import dev.ravel.config.RequestConfig;
import dev.ravel.work.Kind;
import dev.ravel.work.Rules;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * All that a node needs to know of a job besides its tasks: a node has no job of its own.
 *
 * @param job the name of the conf, for people
 * @param kinds the kinds of task that the job has
 * @param request how URLs are asked for; absent where the job fetches nothing
 * @param files what becomes of bodies; absent where they are only read
 */
public record JobSettings(
        String job, Set<Kind> kinds, Optional<RequestConfig> request, Rules rules, Optional<FileRules> files) {
    public JobSettings {
        kinds = Set.copyOf(kinds);
    }

    /**
     * What becomes of bodies. The directory is each node's own.
     *
     * @param since the run's first start: what becomes of older files is the conf's decision
     */
    public record FileRules(IfExists ifExists, int segments, Instant since) {}
}
