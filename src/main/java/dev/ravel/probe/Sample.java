package dev.ravel.probe;

import java.util.Arrays;

/** The stack of a loop's thread at {@code at}, by {@link System#nanoTime()}. Compared by identity. */
final class Sample {
    private final long at;
    private final StackTraceElement[] stack;

    Sample(long at, StackTraceElement... stack) {
        this.at = at;
        this.stack = stack.clone();
    }

    long at() {
        return at;
    }

    boolean loading() {
        return Frames.loading(stack);
    }

    boolean work() {
        return Frames.work(stack);
    }

    StackTraceElement[] stack() {
        return stack.clone();
    }

    @Override
    public String toString() {
        return at + " " + Arrays.toString(stack);
    }
}
