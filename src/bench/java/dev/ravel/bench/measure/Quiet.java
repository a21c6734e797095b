package dev.ravel.bench.measure;

import java.time.Duration;

/** Waits until others leave the machine alone: for half a second in which they use under a quarter of one core. */
public final class Quiet {
    private static final long LOOK_MS = 500;
    private static final double SHARE = 0.25;

    private Quiet() {}

    /** Returns whether it became quiet within the time. */
    public static boolean within(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        boolean quiet = false;
        while (!quiet && System.nanoTime() < end) {
            double before = Proc.busySeconds();
            Thread.sleep(LOOK_MS);
            quiet = Proc.busySeconds() - before < SHARE * LOOK_MS / 1000;
        }
        return quiet;
    }
}
