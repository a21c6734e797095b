package dev.ravel.engine;

import java.time.Duration;
import java.time.Instant;

/** Rings once at the earliest of the moments that it was set to since it rang; the others need to be set again. */
final class Alarm {
    private final Surroundings.Timer timer;
    private final Runnable action;
    private Instant at = Instant.MAX;

    Alarm(Surroundings.Timer timer, Runnable action) {
        this.timer = timer;
        this.action = action;
    }

    void set(Instant now, Instant wanted) {
        if (wanted.isBefore(at)) {
            at = wanted;
            timer.after(Duration.between(now, wanted), () -> ring(wanted));
        }
    }

    /** A timer that an earlier one has overtaken stays silent: otherwise each would go on beside the others for ever. */
    private void ring(Instant moment) {
        if (moment.equals(at)) {
            at = Instant.MAX;
            action.run();
        }
    }
}
