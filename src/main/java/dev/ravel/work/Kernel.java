package dev.ravel.work;

import java.util.Locale;

/** How a range is added. Every kernel adds every number. */
public enum Kernel {
    /** One accumulator: the classical loop. */
    PLAIN,
    /** Several independent accumulators, so that additions need not wait for each other. */
    WIDE;

    /** The spelling in conf and journal. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
