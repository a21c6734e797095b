package dev.ravel.probe;

import java.util.Arrays;
import java.util.OptionalLong;

/** The stack of a loop's thread at {@code at}, by {@link System#nanoTime()}. Compared by identity. */
final class Sample {
    private final long at;
    private final OptionalLong waited;
    private final StackTraceElement[] stack;

    /** @param waited how long the thread had waited for a core by then, in all, where that is told */
    Sample(long at, OptionalLong waited, StackTraceElement... stack) {
        this.at = at;
        this.waited = waited;
        this.stack = stack.clone();
    }

    long at() {
        return at;
    }

    OptionalLong waited() {
        return waited;
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
