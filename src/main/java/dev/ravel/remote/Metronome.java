package dev.ravel.remote;

import java.time.Duration;

/** Runs an action once every interval, until it is stopped; cannot be started again. */
final class Metronome {
    private final Clockwork clockwork;
    private final Duration interval;
    private final Runnable beat;
    private boolean started;
    private boolean stopped;

    Metronome(Clockwork clockwork, Duration interval, Runnable beat) {
        this.clockwork = clockwork;
        this.interval = interval;
        this.beat = beat;
    }

    /** How often both sides of a lease let hear from themselves. */
    static Duration interval(Duration lease) {
        Duration fifth = lease.dividedBy(5);
        return fifth.compareTo(Duration.ofSeconds(1)) < 0 ? fifth : Duration.ofSeconds(1);
    }

    /** The first beat comes after one interval. Does nothing where it was started before. */
    void start() {
        if (!started) {
            started = true;
            next();
        }
    }

    void stop() {
        stopped = true;
    }

    private void next() {
        clockwork.timer().after(interval, this::run);
    }

    private void run() {
        if (!stopped) {
            try {
                beat.run();
            } finally {
                next();
            }
        }
    }
}
