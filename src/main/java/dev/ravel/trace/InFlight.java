package dev.ravel.trace;

import java.io.IOException;

/**
 * How many attempts held a slot, at up to 16,384 instants at equal distances: so much memory whatever the number of tasks.
 * An attempt that lies between two of these instants is not seen.
 */
final class InFlight {
    static final int INSTANTS = 1 << 14;

    private final long begin;
    private final long step;
    private final int[] changes = new int[INSTANTS + 1];

    /** Hears the number from a moment on. */
    interface Level {
        void is(long micros, long number) throws IOException;
    }

    InFlight(long begin, long end) {
        this.begin = begin;
        this.step = Math.max(1, Math.floorDiv(end - begin, INSTANTS) + 1);
    }

    void add(long start, long end) {
        changes[instant(start)]++;
        changes[instant(end)]--;
    }

    /** The first one that is not before a moment. */
    private int instant(long micros) {
        long index = -Math.floorDiv(begin - micros, step);
        return (int) Math.min(Math.max(index, 0), INSTANTS);
    }

    /** Every change, in the order of time. */
    void forEach(Level level) throws IOException {
        long number = 0;
        for (int i = 0; i < changes.length; i++) {
            number += changes[i];
            if (i == 0 || changes[i] != 0) {
                level.is(begin + i * step, number);
            }
        }
    }
}
