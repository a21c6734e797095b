package dev.ravel.politeness;

import java.time.Duration;
import java.time.Instant;

/** How long the first task of a host's queue has been kept back by the host's clocks since it is the first. */
final class KeptBack {
    private Instant countedTo = Host.NO_CLOCK;
    private Duration time = Duration.ZERO;

    /** Another task is the first from now on. */
    void begin(Instant now) {
        countedTo = now;
        time = Duration.ZERO;
    }

    /** Counts the time gone by, in which the clocks forbade a start until {@code until}: to be called before they change. */
    void count(Instant now, Instant until) {
        Instant end = until.isBefore(now) ? until : now;
        if (end.isAfter(countedTo)) {
            time = time.plus(Duration.between(countedTo, end));
        }
        countedTo = now;
    }

    Duration time() {
        return time;
    }
}
