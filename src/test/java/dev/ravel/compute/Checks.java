package dev.ravel.compute;

import java.util.concurrent.TimeUnit;

/** A turn that counts its checks, and at some of them has to wait for a while. */
final class Checks extends Turn {
    private final int waitsOf;
    private int count;
    private long waited;

    /** @param waitsOf at how many checks, the first ones, it waits for a millisecond */
    Checks(int waitsOf) {
        this.waitsOf = waitsOf;
    }

    int count() {
        return count;
    }

    @Override
    void check() {
        count++;
        if (count <= waitsOf) {
            long from = System.nanoTime();
            while (System.nanoTime() - from < TimeUnit.MILLISECONDS.toNanos(1)) {
                Thread.onSpinWait();
            }
            waited += System.nanoTime() - from;
        }
    }

    @Override
    long waited() {
        return waited;
    }

    @Override
    public void close() {}
}
