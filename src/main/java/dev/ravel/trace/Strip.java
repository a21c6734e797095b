package dev.ravel.trace;

import dev.ravel.journal.Attempt;
import dev.ravel.journal.Phases;
import java.util.ArrayList;
import java.util.List;

/**
 * One attempt as stretches of the trace. Every phase is rounded for itself, so that the end of one is the beginning of the
 * next.
 *
 * @param begin with the wait for politeness, which ends at {@code start}
 * @param start of the attempt itself
 * @param computing where it began to hold its thread for a computation; its end where it did not
 * @param phases those that took any time, in order
 */
record Strip(long begin, long start, long computing, long end, List<Slice> phases) {
    static Strip of(Attempt attempt, Axis axis) {
        Phases phases = attempt.phases();
        long start = axis.micros(attempt.startedAt());
        long begin = Math.max(0, start - Axis.micros(phases.politeness()));
        Row row = new Row(start);
        row.slices.add(new Slice("politeness", begin, start));
        row.add("pause", phases.pause());
        row.add("queue", phases.queue());
        row.add("connect", phases.connect());
        row.add("first byte", phases.firstByte());
        row.add("body", phases.body());
        long computing = row.at;
        row.add("lock", phases.lock());
        row.add("compute", phases.compute());
        return new Strip(begin, start, computing, row.at, row.slices).within(0, Long.MAX_VALUE);
    }

    /** The same, not before one moment nor after another. */
    Strip within(long first, long last) {
        Slice whole = new Slice("", begin, end).within(first, last);
        return new Strip(
                whole.from(),
                Math.min(Math.max(start, whole.from()), whole.to()),
                Math.min(Math.max(computing, whole.from()), whole.to()),
                whole.to(),
                phases.stream()
                        .map(phase -> phase.within(whole.from(), whole.to()))
                        .filter(phase -> !phase.empty())
                        .toList());
    }

    /** Phases, one behind the other. */
    private static final class Row {
        private final List<Slice> slices = new ArrayList<>();
        private long at;

        Row(long start) {
            at = start;
        }

        void add(String name, double ms) {
            slices.add(new Slice(name, at, at + Axis.micros(ms)));
            at += Axis.micros(ms);
        }
    }
}
