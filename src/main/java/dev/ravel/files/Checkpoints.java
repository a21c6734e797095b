package dev.ravel.files;

import java.util.concurrent.TimeUnit;

/**
 * When a note is worth its cost: once a second, for a part that is not small. A body that arrives within a second has
 * none.
 */
final class Checkpoints {
    /** Less than this is sooner fetched again than noted. */
    static final long SMALL = 64 * 1024;

    private static final long PAUSE = TimeUnit.SECONDS.toNanos(1);

    private long last;
    private boolean running;

    Checkpoints(long now) {
        last = now;
    }

    boolean due(long now, long bytes) {
        return !running && bytes >= SMALL && now - last >= PAUSE;
    }

    void begin() {
        running = true;
    }

    void end(long now) {
        running = false;
        last = now;
    }
}
