package dev.ravel.probe;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** Says of which kind a stall was, and writes it down. A function of its arguments and of the pauses so far. */
final class Judge {
    private static final double NANOS_PER_MS = 1e6;

    private final Pauses pauses;
    private final StallLog log;
    private final Instant epoch;
    private final long epochNanos;

    /**
     * @param epoch the wall clock's time at {@code epochNanos}: stalls are placed by it, so that a wall clock that is set
     *     in mid-run moves none of them
     */
    Judge(Pauses pauses, StallLog log, Instant epoch, long epochNanos) {
        this.pauses = pauses;
        this.log = log;
        this.epoch = epoch;
        this.epochNanos = epochNanos;
    }

    /**
     * @param samples of the loop's thread, oldest first
     * @param waited how long that thread has waited for a core by now, in all, where that is told
     */
    void record(Held held, List<Sample> samples, OptionalLong waited) {
        Evidence evidence = new Evidence(held.stretch(), samples);
        boolean pause = pauses.cover(held.stretch()) || evidence.starved(waited);
        StallKind kind = pause ? StallKind.PAUSE : kind(held, evidence);
        StackTraceElement[] stack = evidence.stack(kind);
        log.add(new Stall(
                held.lane(),
                kind,
                held.ordinal(),
                epoch.plusNanos(held.stretch().from() - epochNanos),
                held.stretch().length() / NANOS_PER_MS,
                Frames.culprit(stack),
                Frames.top(stack)));
    }

    private static StallKind kind(Held held, Evidence evidence) {
        if (!held.settled() && evidence.loading()) {
            return StallKind.STARTUP;
        }
        return held.ordinal().isPresent() || evidence.work() ? StallKind.TASK : StallKind.OTHER;
    }
}
