package dev.ravel.bench.race;

/**
 * Whether a client did the work.
 *
 * @param done how much of it, in the workload's units; what the rate is reckoned by
 * @param words what was found
 */
public record Verdict(boolean good, long done, String words) {
    static Verdict of(boolean good, long done, String words) {
        return new Verdict(good, done, words);
    }
}
