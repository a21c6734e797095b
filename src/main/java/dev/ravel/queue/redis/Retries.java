package dev.ravel.queue.redis;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Pauses between attempts to connect: doubled up to a limit, each shortened by chance so that many do not come at once. */
final class Retries {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(5);

    private final RandomGenerator random;
    private Duration next = FIRST;

    Retries(RandomGenerator random) {
        this.random = random;
    }

    Duration pause() {
        long most = next.toMillis();
        next = next.multipliedBy(2).compareTo(MOST) > 0 ? MOST : next.multipliedBy(2);
        return Duration.ofMillis(most / 2 + random.nextLong(most / 2 + 1));
    }

    void succeeded() {
        next = FIRST;
    }
}
