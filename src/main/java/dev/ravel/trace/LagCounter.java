package dev.ravel.trace;

import dev.ravel.timeline.LagSpan;
import java.io.IOException;

/** The lag of one loop as steps in the order of time; 0 where a whole step was not measured, and at the end. */
final class LagCounter {
    private final Level level;
    private long end = -1;

    /** Hears the lag from a moment on. */
    interface Level {
        void is(long micros, double ms) throws IOException;
    }

    LagCounter(Level level) {
        this.level = level;
    }

    void take(LagSpan lag, Axis axis) throws IOException {
        long from = Math.max(axis.micros(lag.startedAt()), end);
        if (end >= 0 && from - end >= Axis.micros(lag.ms())) {
            level.is(end, 0);
        }
        level.is(from, lag.maxMs());
        end = from + Axis.micros(lag.ms());
    }

    void close() throws IOException {
        level.is(end, 0);
    }
}
