package dev.ravel.compute;

import java.util.concurrent.TimeUnit;

/**
 * Occupies the calling thread, busy all the time, for at least a given span by {@link System#nanoTime()}. Time in which
 * the thread has to wait for its turn does not count: it is work of that length, and takes longer where it shares.
 */
final class Block {
    private Block() {}

    /** Returns {@code millis}: what was asked for, so that the value is the same in every run. */
    static long spin(long millis, Turn turn) {
        long length = TimeUnit.MILLISECONDS.toNanos(millis);
        // in one method, so that a stack taken at any moment has its line on top
        long from = System.nanoTime() - turn.waited();
        while (System.nanoTime() - turn.waited() - from < length) {
            turn.check();
            Thread.onSpinWait();
        }
        return millis;
    }
}
