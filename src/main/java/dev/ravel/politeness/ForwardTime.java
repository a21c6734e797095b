package dev.ravel.politeness;

import java.time.Duration;
import java.time.Instant;

/**
 * Time that only goes forwards. A step back of the given time counts as no time at all: nobody waits until a clock that
 * was set back has caught up.
 */
final class ForwardTime {
    private Instant last = Instant.MIN;
    private Duration stepsBack = Duration.ZERO;

    /** The forward time at the given one. */
    Instant at(Instant given) {
        if (given.isBefore(last)) {
            stepsBack = stepsBack.plus(Duration.between(given, last));
        }
        last = given;
        return forward(given);
    }

    /** The forward time at the latest given one. */
    Instant latest() {
        return forward(last);
    }

    /** The forward time at an earlier given one, if no step back came between. */
    Instant forward(Instant given) {
        return stepsBack.isZero() ? given : given.plus(stepsBack);
    }

    /** The given time at which it will be {@code forward}. */
    Instant given(Instant forward) {
        return forward.minus(stepsBack);
    }
}
