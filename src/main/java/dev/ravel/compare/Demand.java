package dev.ravel.compare;

import java.util.Arrays;

/**
 * What the tasks of a job ask for at least, whoever runs them: of every task the shortest wait for the network and the
 * shortest computation that any run of it had. In milliseconds, by ordinal.
 */
final class Demand {
    /** Beyond it a job is too large to be kept in memory by task. */
    static final int MOST_TASKS = 1_000_000;

    /** A time that a run does not tell: more than any other. */
    static final double UNKNOWN = Double.POSITIVE_INFINITY;

    private double[] waits = {};
    private double[] computations = {};
    private boolean tooLarge;

    /** One task, in one run. */
    void add(long ordinal, double waitMs, double computeMs) {
        if (ordinal >= MOST_TASKS) {
            tooLarge = true;
            return;
        }
        waits = least(waits, (int) ordinal, waitMs);
        computations = least(computations, (int) ordinal, computeMs);
    }

    /** Whether all tasks are known. */
    boolean whole() {
        return !tooLarge && Arrays.stream(computations).noneMatch(ms -> ms == UNKNOWN);
    }

    Load waiting() {
        return Load.of(waits);
    }

    Load computing() {
        return Load.of(computations);
    }

    private static double[] least(double[] known, int ordinal, double ms) {
        double[] all = known;
        if (ordinal >= known.length) {
            all = Arrays.copyOf(known, Math.max(ordinal + 1, 2 * known.length));
            Arrays.fill(all, known.length, all.length, Double.NaN);
        }
        all[ordinal] = Double.isNaN(all[ordinal]) ? ms : Math.min(all[ordinal], ms);
        return all;
    }

    /**
     * Many tasks of one sort. In milliseconds.
     *
     * @param count of tasks that ask for it at all
     * @param sum of all
     * @param least of one task
     * @param most of one task
     */
    record Load(long count, double sum, double least, double most) {
        /** More than what a word like "about" covers. */
        private static final double MUCH = 1.1;

        private static Load of(double... tasks) {
            double[] some = Arrays.stream(tasks).filter(ms -> ms > 0).toArray();
            return new Load(
                    some.length,
                    Arrays.stream(some).sum(),
                    Arrays.stream(some).min().orElse(0),
                    Arrays.stream(some).max().orElse(0));
        }

        /** Batches that so many slots need. */
        long rounds(int slots) {
            return (count + slots - 1) / slots;
        }

        /** No schedule over so many slots is shorter: Graham 1966 gives the terms of the bound. */
        double within(int slots) {
            return Math.max(Math.max(sum / slots, most), rounds(slots) * least);
        }

        /** Whether all tasks are about as long as each other, so that rounds tell the whole. */
        boolean even(int slots) {
            return within(slots) <= MUCH * rounds(slots) * least;
        }
    }
}
