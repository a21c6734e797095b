package dev.ravel.probe;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/** Keeps the longest stalls whole, and counts all of them. Any thread may use it. */
final class StallLog {
    private static final Comparator<Stall> SHORTEST_FIRST = Comparator.comparingDouble(Stall::ms);

    private final int limit;
    private final PriorityQueue<Stall> longest = new PriorityQueue<>(SHORTEST_FIRST);
    private final Map<StallKind, StallTotal> totals = new EnumMap<>(StallKind.class);

    /** @param limit how many stalls are kept, at least 1 */
    StallLog(int limit) {
        this.limit = limit;
        for (StallKind kind : StallKind.values()) {
            totals.put(kind, StallTotal.NONE);
        }
    }

    synchronized void add(Stall stall) {
        totals.computeIfPresent(stall.kind(), (kind, total) -> total.plus(stall.ms()));
        longest.add(stall);
        if (longest.size() > limit) {
            longest.remove();
        }
    }

    /** Those that were kept, longest first. */
    synchronized List<Stall> longest() {
        return longest.stream().sorted(SHORTEST_FIRST.reversed()).toList();
    }

    /** Every kind, also those that did not happen. */
    synchronized Map<StallKind, StallTotal> totals() {
        return Map.copyOf(totals);
    }
}
