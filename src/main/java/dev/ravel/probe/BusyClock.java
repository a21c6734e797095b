package dev.ravel.probe;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Which share of the time a thread was busy since {@code startedAt}, by its CPU time; absent where that is not told. */
record BusyClock(ThreadCpu cpu, long startedAt, OptionalLong startedWith) {
    /** Starts for a thread at {@code now}, by {@link System#nanoTime()}. */
    static BusyClock start(ThreadCpu cpu, long now) {
        return new BusyClock(cpu, now, cpu.nanos());
    }

    /** From 0 to 1. */
    OptionalDouble share(long now) {
        OptionalLong total = cpu.nanos();
        if (startedWith.isEmpty() || total.isEmpty() || now - startedAt <= 0) {
            return OptionalDouble.empty();
        }
        double busy = total.getAsLong() - startedWith.getAsLong();
        return OptionalDouble.of(Math.min(1, busy / (now - startedAt)));
    }
}
