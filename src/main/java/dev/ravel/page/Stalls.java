package dev.ravel.page;

import dev.ravel.timeline.StallSpan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A run's stalls, every one of them up to a number that no page could show; beyond it the longest, and a count of the rest. */
final class Stalls {
    static final int MOST = 10_000;

    private final Instant zero;
    private final int most;
    private final PriorityQueue<StallSpan> longest = new PriorityQueue<>(Comparator.comparingDouble(StallSpan::ms));
    private long leftOut;

    Stalls(Instant zero, int most) {
        this.zero = zero;
        this.most = most;
    }

    void add(StallSpan stall) {
        longest.add(stall);
        if (longest.size() > most) {
            longest.remove();
            leftOut++;
        }
    }

    /** In the order of time. */
    List<StallSpan> inOrder() {
        List<StallSpan> ordered = new ArrayList<>(longest);
        ordered.sort(Comparator.comparing(StallSpan::startedAt));
        return ordered;
    }

    long leftOut() {
        return leftOut;
    }

    /** Of the earliest; the zero where there is none. */
    double beginMs() {
        return longest.stream().mapToDouble(this::at).min().orElse(0);
    }

    /** Of the one that is over last; the zero where there is none. */
    double endMs() {
        return longest.stream()
                .mapToDouble(stall -> at(stall) + stall.ms())
                .max()
                .orElse(0);
    }

    private double at(StallSpan stall) {
        return Axis.between(zero, stall.startedAt());
    }
}
