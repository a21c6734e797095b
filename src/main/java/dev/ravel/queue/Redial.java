package dev.ravel.queue;

import dev.ravel.politeness.BackOff;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * The pauses between attempts to connect: 100 ms, doubled up to 5 s, each half more or less by chance but never over 5 s,
 * so that many do not come at once. Confined to one context.
 */
public final class Redial {
    private static final BackOff PAUSES =
            new BackOff(Duration.ofMillis(100), Duration.ofSeconds(5), 0.5, Duration.ZERO);

    private final RandomGenerator random;
    private int missed;

    public Redial(RandomGenerator random) {
        this.random = random;
    }

    /** Before the next attempt, after one that missed or a connection that was lost. */
    public Duration pause() {
        return PAUSES.after(missed++, random.nextDouble());
    }

    /** There is a connection: the next pause is a first one. */
    public void succeeded() {
        missed = 0;
    }
}
