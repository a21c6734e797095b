package dev.ravel.probe;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the probe measured. Lag, warnings, stalls and busy share are separate measurements: none explains another.
 *
 * @param lag of all loops together; absent where none was watched
 * @param warned Vert.x's own warnings; absent where they were not counted
 * @param stalls the longest, longest first; not all where there were too many to keep
 * @param totals all stalls, every kind; empty where none were looked for
 * @param busyShare CPU time by wall time of each loop's thread, from 0 to 1, by the name of the loop's first lane; a loop
 *     of which the operating system does not tell is absent
 * @param unrecorded why the recording is not whole; absent where it is, and where there is none
 */
public record LoopFacts(
        Optional<LagMs> lag,
        Optional<Warned> warned,
        List<Stall> stalls,
        Map<StallKind, StallTotal> totals,
        Map<String, Double> busyShare,
        Optional<String> unrecorded) {
    /** Nothing was measured. */
    public static final LoopFacts NONE =
            new LoopFacts(Optional.empty(), Optional.empty(), List.of(), Map.of(), Map.of(), Optional.empty());

    /** The same with what became of the recording. */
    LoopFacts with(Optional<String> problem) {
        return new LoopFacts(lag, warned, stalls, totals, busyShare, problem);
    }

    /** All stalls of one kind. */
    public StallTotal total(StallKind kind) {
        return totals.getOrDefault(kind, StallTotal.NONE);
    }

    /** The longest stalls of one kind, longest first, {@code most} or fewer. */
    public List<Stall> worst(StallKind kind, int most) {
        return stalls.stream().filter(stall -> stall.kind() == kind).limit(most).toList();
    }

    /** Lateness of the probe's ticks, in milliseconds; missed ticks are counted with the lateness that they had. */
    public record LagMs(double p50, double p99, double max) {}

    /** Vert.x's blocked-thread warnings: one for each check within each long stretch. */
    public record Warned(long loops, long workers) {}
}
