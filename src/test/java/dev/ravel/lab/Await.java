package dev.ravel.lab;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what comes soon, by asking again and again. */
final class Await {
    private Await() {}

    static void until(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + limit);
            }
            Thread.onSpinWait();
        }
    }
}
