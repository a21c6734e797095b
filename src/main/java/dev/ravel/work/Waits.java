package dev.ravel.work;

import java.time.Duration;

/**
 * What an attempt waited for before its first request. What a later hop of it waits between two requests is not told.
 *
 * @param politeness how long the clocks of its host forbade its start while it was the host's next; without a slot
 * @param pause how long it held its slot, after that; zero without {@code per: slot}
 */
public record Waits(Duration politeness, Duration pause) {
    public static final Waits NONE = new Waits(Duration.ZERO, Duration.ZERO);

    /** As long, and then this pause. */
    Waits pausing(Duration other) {
        return new Waits(politeness, other);
    }

    /** Kept back by its host for so much longer. */
    Waits longer(Duration more) {
        return new Waits(politeness.plus(more), pause);
    }
}
