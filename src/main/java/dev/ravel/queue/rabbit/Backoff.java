package dev.ravel.queue.rabbit;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** The pauses between attempts to connect: 100 ms, doubled up to 5 s, a fifth more or less by chance. */
final class Backoff {
    private static final double FIRST_MS = 100;
    private static final double MOST_MS = 5000;
    private static final double JITTER = 0.2;

    private final RandomGenerator random;
    private double ms = FIRST_MS;

    Backoff(RandomGenerator random) {
        this.random = random;
    }

    Duration next() {
        double pause = ms * (1 + JITTER * (2 * random.nextDouble() - 1));
        ms = Math.min(MOST_MS, 2 * ms);
        return Duration.ofNanos((long) (pause * 1e6));
    }

    /** It went well. */
    void reset() {
        ms = FIRST_MS;
    }
}
