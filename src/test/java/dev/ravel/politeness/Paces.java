package dev.ravel.politeness;

import java.time.Duration;

/** Paces of which the test cares about a part only. */
final class Paces {
    static final BackOff BACK_OFF =
            new BackOff(Duration.ofMillis(500), Duration.ofSeconds(4), 0, Duration.ofSeconds(60));

    private Paces() {}

    static Pace of(int perHost, Duration delay) {
        return of(perHost, Delay.fixed(delay));
    }

    static Pace of(int perHost, Delay delay) {
        return new Pace(perHost, delay, Duration.ZERO, BACK_OFF);
    }

    static Pace apart(Delay delay, Duration apart) {
        return new Pace(0, delay, apart, BACK_OFF);
    }

    static Pace backOff(BackOff backOff) {
        return new Pace(0, Delay.NONE, Duration.ZERO, backOff);
    }
}
