package dev.ravel.probe;

import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;

/** Says of which kind a stall was, and hands it on. A function of its arguments and of the pauses so far. */
final class Judge {
    private static final double NANOS_PER_MS = 1e6;

    private final Pauses pauses;
    private final Consumer<Stall> judged;
    private final Epoch epoch;

    Judge(Pauses pauses, Consumer<Stall> judged, Epoch epoch) {
        this.pauses = pauses;
        this.judged = judged;
        this.epoch = epoch;
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
        judged.accept(new Stall(
                held.lane(),
                kind,
                held.ordinal(),
                epoch.instant(held.stretch().from()),
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
