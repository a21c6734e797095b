package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

/**
 * The delay of the {@code "politeness"} block: one of {@code minMs}, {@code minMs + stepMs}, ... up to {@code maxMs}, drawn
 * anew each time. {@code delayMs} is both ends of it.
 *
 * @param minMs the shortest
 * @param maxMs the longest
 * @param stepMs the grid between them, at least 1
 * @param per what waits
 */
public record DelayConfig(long minMs, long maxMs, long stepMs, Per per) {
    private static final String PATH = "politeness.";

    /** What a delay is for. */
    public enum Per {
        /** From start to start of two requests to one host. */
        HOST,
        /** Before the first request of every attempt, in its slot, as thread pools do that sleep. */
        SLOT
    }

    public DelayConfig {
        Times.requireAny(PATH + "minMs", minMs);
        Times.requireAny(PATH + "maxMs", maxMs);
        require(maxMs >= minMs, PATH + "maxMs", maxMs, "must be at least politeness.minMs (" + minMs + ")");
        Times.requireSome(PATH + "stepMs", stepMs);
        long range = maxMs - minMs;
        require(
                stepMs == 1 || stepMs <= range,
                PATH + "stepMs",
                stepMs,
                "must be at most politeness.maxMs - politeness.minMs (" + range + ")");
    }

    /** Always the same delay. */
    public static DelayConfig fixed(long ms, Per per) {
        Times.requireAny(PATH + "delayMs", ms);
        return new DelayConfig(ms, ms, 1, per);
    }

    /** Whether there is any. */
    public boolean any() {
        return maxMs > 0;
    }
}
