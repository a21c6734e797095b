package dev.ravel.compute;

import java.util.concurrent.TimeUnit;

/** Occupies the calling thread, busy all the time, for at least a given span by {@link System#nanoTime()}. */
final class Block {
    private Block() {}

    /** Returns {@code millis}: what was asked for, so that the value is the same in every run. */
    static long spin(long millis) {
        long length = TimeUnit.MILLISECONDS.toNanos(millis);
        long from = System.nanoTime();
        while (System.nanoTime() - from < length) {
            Thread.onSpinWait();
        }
        return millis;
    }
}
