package dev.ravel.trace;

import dev.ravel.work.Kind;

/**
 * What one lane did, as far as it is shown in detail. A thread does one thing at a time, an event loop serves many requests
 * at once: which of them a lane is shows in whether its attempts overlap. Holds 24 bytes an attempt.
 *
 * <p>First all attempts are {@link #add added}, then it is {@link #close closed} and asked.
 */
final class LaneTrack {
    /** What the clock of the starts and that of the lengths may differ by, in microseconds. */
    private static final long TOLERANCE = 1000;

    private final Moments starts = new Moments();
    private final Moments ends = new Moments();
    private final Moments computations = new Moments();
    private boolean serial = true;

    void add(Kind kind, Strip strip) {
        starts.add(strip.start());
        ends.add(strip.end());
        if (kind != Kind.FETCH) {
            computations.add(strip.computing());
        }
    }

    void close() {
        starts.sort();
        ends.sort();
        computations.sort();
        for (int i = 0; serial && i + 1 < starts.size(); i++) {
            serial = apart(i);
        }
    }

    /** Sorted each for itself, an end comes after the next start just where two attempts overlap. */
    private boolean apart(int i) {
        long next = starts.get(i + 1);
        boolean startedTogether = starts.get(i) == next && ends.get(i) > next;
        return !startedTogether && ends.get(i) <= next + TOLERANCE;
    }

    /**
     * The stretch in which the lane's thread did nothing but this attempt: all of it on a thread that does one thing at a
     * time, otherwise a computation. It ends where the next one begins at the latest, so that no two overlap. Empty where
     * there is none.
     */
    Slice alone(Kind kind, Strip strip) {
        boolean computes = kind != Kind.FETCH;
        if (!serial && !computes) {
            return new Slice(kind.label(), strip.start(), strip.start());
        }
        long next = serial ? starts.after(strip.start()) : computations.after(strip.computing());
        long end = Math.min(strip.end(), next);
        return new Slice(kind.label(), Math.min(computes ? strip.computing() : strip.start(), end), end);
    }
}
