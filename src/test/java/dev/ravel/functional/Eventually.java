package dev.ravel.functional;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Waits for what other processes do: looks again and again, and gives up after a time that only a fault can need. */
final class Eventually {
    private static final long SECONDS = 90;
    private static final long PAUSE_MS = 10;

    /** What is looked for; files of others may be read. */
    interface Condition {
        boolean holds() throws IOException;
    }

    /** What is said where it never comes; read when it is too late. */
    interface Words {
        String text() throws IOException;
    }

    private Eventually() {}

    static void holds(Words otherwise, Condition condition) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.holds()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + SECONDS + " s: " + otherwise.text());
            }
            TimeUnit.MILLISECONDS.sleep(PAUSE_MS);
        }
    }
}
