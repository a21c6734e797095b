package dev.ravel.probe;

import dev.ravel.member.Lane;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Takes the stacks of one loop's thread while it is held: first at half of what counts as a stall, then each time the
 * stretch has doubled. Bounded: the oldest go first. One thread at a time.
 */
final class Samples {
    private static final int A_STRETCH = 16;
    private static final int KEPT = 256;

    private final Supplier<StackTraceElement[]> stacks;
    private final Supplier<OptionalLong> waited;
    private final Turns ofTick;
    private final Turns ofHandler;
    private final Deque<Sample> samples = new ArrayDeque<>();

    /**
     * @param waited how long the thread has waited for a core, in all
     * @param first nanoseconds from the start of a stretch to its first sample
     */
    Samples(Supplier<StackTraceElement[]> stacks, Supplier<OptionalLong> waited, long first) {
        this.stacks = stacks;
        this.waited = waited;
        this.ofTick = new Turns(first);
        this.ofHandler = new Turns(first);
    }

    /** Looks at a loop that has been held since some time; in the future where it is not held. */
    void take(LoopState loop, long now) {
        long since = loop.heldSince();
        // apart: handlers that come and go within a missed tick's stretch must not begin its turns anew
        Turns turns = since == loop.lag().due() ? ofTick : ofHandler;
        if (!turns.due(since, now)) {
            return;
        }
        OptionalLong before = waited.get();
        StackTraceElement[] stack = stacks.get();
        // the loop may have gone on while the stack was taken: then the stack is not this stretch's
        if (loop.heldSince() == since) {
            keep(new Sample(now, before, stack));
        }
    }

    List<Sample> all() {
        return List.copyOf(samples);
    }

    void forgetBefore(long time) {
        samples.removeIf(sample -> sample.at() - time < 0);
    }

    private void keep(Sample sample) {
        samples.addLast(sample);
        if (samples.size() > KEPT) {
            samples.removeFirst();
        }
    }

    /** When it is time for the next sample of one stretch; a new stretch begins anew. */
    private static final class Turns {
        private final long first;
        private OptionalLong stretch = OptionalLong.empty();
        private long next;
        private int taken;

        Turns(long first) {
            this.first = first;
        }

        boolean due(long since, long now) {
            if (stretch.isEmpty() || stretch.getAsLong() != since) {
                stretch = OptionalLong.of(since);
                next = since + first;
                taken = 0;
            }
            if (now - next < 0 || taken == A_STRETCH) {
                return false;
            }
            taken++;
            next = now + (now - since);
            return true;
        }
    }

    /** What holds a loop. */
    record LoopState(List<Lane> lanes, Lag lag) {
        /** The start of the handler that runs, or else the tick that is due. */
        long heldSince() {
            for (Lane lane : lanes) {
                if (lane.ordinal() != Lane.IDLE) {
                    return lane.since();
                }
            }
            return lag.due();
        }
    }
}
