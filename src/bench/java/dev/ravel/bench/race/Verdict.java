package dev.ravel.bench.race;

import dev.ravel.bench.origin.Asked;
import java.util.Optional;

/**
 * Whether a client did the work.
 *
 * @param done how much of it, in the workload's units; what the rate is reckoned by
 * @param words what was found
 * @param asked what the origin was asked, where that was looked at
 */
public record Verdict(boolean good, long done, String words, Optional<Asked> asked) {
    Verdict(boolean good, long done, String words) {
        this(good, done, words, Optional.empty());
    }
}
