package dev.ravel.architecture.planted.work;

/** Breaks the rule that the ground floor has no clock. */
public final class HasAClock {
    public long now() {
        return System.nanoTime();
    }
}
