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
        row.add(new Slice("politeness", begin, start));
        row.add("pause", phases.pause());
        row.add("queue", phases.queue());
        row.add("connect", phases.connect());
        row.add("first byte", phases.firstByte());
        row.add("body", phases.body());
        long computing = row.at;
        row.add("lock", phases.lock());
        row.add("compute", phases.compute());
        return new Strip(begin, start, computing, row.at, row.slices);
    }

    /** The same, not before one moment nor after another. */
    Strip within(long first, long last) {
        Slice whole = new Slice("", begin, end).within(first, last);
        Row row = new Row(whole.from());
        for (Slice phase : phases) {
            row.add(phase.within(whole.from(), whole.to()));
        }
        return new Strip(
                whole.from(),
                Math.min(Math.max(start, whole.from()), whole.to()),
                Math.min(Math.max(computing, whole.from()), whole.to()),
                whole.to(),
                row.slices);
    }

    /** Phases that took any time, one behind the other. */
    private static final class Row {
        private final List<Slice> slices = new ArrayList<>();
        private long at;

        Row(long start) {
            at = start;
        }

        void add(Slice slice) {
            if (!slice.empty()) {
                slices.add(slice);
            }
        }

        void add(String name, double ms) {
            long from = at;
            at += Axis.micros(ms);
            add(new Slice(name, from, at));
        }
    }
}
