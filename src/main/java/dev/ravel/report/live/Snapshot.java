package dev.ravel.report.live;

import dev.ravel.engine.Standstill;
import dev.ravel.report.Tally;
import dev.ravel.url.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A run at one moment.
 *
 * @param at by the engine's clock
 * @param begun whether a task was started: before, a resumed run counts what it did earlier
 * @param total all tasks of the job, where that is known
 * @param received bytes of bodies that this run has read, of those under way too
 * @param standstill why nothing moves, where that is so
 * @param crowd the host of all tasks that are read ahead, where it is only one and no more may be read
 */
public record Snapshot(
        Instant at,
        boolean begun,
        Tally.Live tasks,
        OptionalLong total,
        long received,
        Optional<Standstill> standstill,
        Optional<HostKey> crowd) {
    Duration since(Snapshot earlier) {
        return Duration.between(earlier.at, at);
    }

    long endedSince(Snapshot earlier) {
        return tasks.ended() - earlier.tasks.ended();
    }

    /** Tasks that have not ended, where that is known. */
    OptionalLong left() {
        return total.isPresent()
                ? OptionalLong.of(Math.max(0, total.getAsLong() - tasks.ended()))
                : OptionalLong.empty();
    }
}
