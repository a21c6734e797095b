package dev.ravel.remote;

import java.time.Duration;

/** The beats of one side, and its ear for the other's. */
final class Pulse {
    private final Clockwork clockwork;
    private final Runnable beat;
    private final Runnable silent;
    private final Silence silence;
    private final Metronome metronome;

    /** @param silent runs after a beat when nothing was heard for {@code lease}, again and again until something is */
    Pulse(Clockwork clockwork, Duration lease, Runnable beat, Runnable silent) {
        this.clockwork = clockwork;
        this.beat = beat;
        this.silent = silent;
        silence = new Silence(lease, now());
        metronome = new Metronome(clockwork, Metronome.interval(lease), this::beat);
    }

    private long now() {
        return clockwork.nanoTime().getAsLong();
    }

    void start() {
        metronome.start();
    }

    void stop() {
        metronome.stop();
    }

    void heard() {
        silence.heard(now());
    }

    private void beat() {
        beat.run();
        if (silence.tooLong(now())) {
            silent.run();
        }
    }
}
