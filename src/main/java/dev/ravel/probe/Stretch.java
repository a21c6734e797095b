package dev.ravel.probe;

import java.util.ArrayList;
import java.util.List;

/** A stretch of time, [from, to) by {@link System#nanoTime()}. */
record Stretch(long from, long to) {
    long length() {
        return to - from;
    }

    boolean holds(long at) {
        return at - from >= 0 && at - to < 0;
    }

    /** Nanoseconds that both have in common. */
    long overlap(Stretch other) {
        long start = from - other.from > 0 ? from : other.from;
        long end = to - other.to < 0 ? to : other.to;
        return Math.max(0, end - start);
    }

    /** What is left of this stretch without the others, in order; the others are in order and do not overlap. */
    List<Stretch> without(List<Stretch> others) {
        List<Stretch> rest = new ArrayList<>();
        long at = from;
        for (Stretch other : others) {
            if (overlap(other) > 0) {
                addUnlessEmpty(rest, at, other.from);
                at = other.to;
            }
        }
        addUnlessEmpty(rest, at, to);
        return rest;
    }

    private static void addUnlessEmpty(List<Stretch> rest, long from, long to) {
        if (to - from > 0) {
            rest.add(new Stretch(from, to));
        }
    }
}
