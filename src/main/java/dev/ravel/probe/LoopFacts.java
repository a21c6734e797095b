package dev.ravel.probe;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.stream.Stream;

/**
 * What the probe measured. Lag, warnings, stalls and busy share are separate measurements: none explains another.
 *
 * @param lag of all loops of one process together, of several processes that of the worst; absent where none was watched
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

    /** The same, with the name of a node before the names of its lanes. */
    public LoopFacts within(String node) {
        Map<String, Double> busy = new TreeMap<>();
        busyShare.forEach((lane, share) -> busy.put(node + "/" + lane, share));
        List<Stall> its = stalls.stream()
                .map(stall -> stall.on(node + "/" + stall.lane()))
                .toList();
        return new LoopFacts(lag, warned, its, totals, busy, unrecorded);
    }

    /** With what was measured on other loops, which have other names. */
    public LoopFacts and(LoopFacts other) {
        Map<StallKind, StallTotal> all = new EnumMap<>(StallKind.class);
        all.putAll(totals);
        other.totals.forEach((kind, total) -> all.merge(kind, total, StallTotal::plus));
        Map<String, Double> busy = new TreeMap<>(busyShare);
        busy.putAll(other.busyShare);
        return new LoopFacts(
                either(lag, other.lag, LagMs::worst),
                either(warned, other.warned, Warned::plus),
                Stream.concat(stalls.stream(), other.stalls.stream())
                        .sorted(Comparator.comparingDouble(Stall::ms).reversed())
                        .toList(),
                all,
                busy,
                unrecorded);
    }

    /** The same, where something else could not be recorded either. */
    public LoopFacts unrecorded(Optional<String> problem) {
        return with(unrecorded.or(() -> problem));
    }

    private static <T> Optional<T> either(Optional<T> one, Optional<T> other, BinaryOperator<T> both) {
        return one.isPresent() && other.isPresent()
                ? Optional.of(both.apply(one.get(), other.get()))
                : one.or(() -> other);
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
    public record LagMs(double p50, double p99, double max) {
        private LagMs worst(LagMs other) {
            return new LagMs(Math.max(p50, other.p50), Math.max(p99, other.p99), Math.max(max, other.max));
        }
    }

    /** Vert.x's blocked-thread warnings: one for each check within each long stretch. */
    public record Warned(long loops, long workers) {
        private Warned plus(Warned other) {
            return new Warned(loops + other.loops, workers + other.workers);
        }
    }
}
