package dev.ravel.bench.measure;

import java.util.List;

/**
 * What one whole process cost.
 *
 * @param exit its exit code; {@link #TIMED_OUT} where it had to be killed
 * @param wallSeconds from its start until it was waited for
 * @param cpuSeconds user and system, of it and of the children that it waited for
 * @param peakBytes the most memory resident, of it and all below it
 * @param busySeconds of all processors of the machine meanwhile, whoever used them, but for the one who measures
 * @param out the end of what it said: its standard output, then its standard error
 * @param samples in the order of time; none is later than its end
 */
public record Measured(
        int exit,
        double wallSeconds,
        double cpuSeconds,
        long peakBytes,
        double busySeconds,
        Said out,
        List<Sample> samples) {
    /** No process ends with it by itself. */
    public static final int TIMED_OUT = -1;

    /** What a process said, each cut to its end. */
    public record Said(String out, String err) {
        /** The last word of its standard output, empty where it said nothing. */
        public String lastWord() {
            String trimmed = out.trim();
            return trimmed.substring(trimmed.lastIndexOf(' ') + 1).lines().reduce("", (first, last) -> last);
        }

        /** The last line of what it complained about, or else of what it said. */
        public String lastLine() {
            return (err.isBlank() ? out : err).trim().lines().reduce("", (first, last) -> last);
        }
    }

    /** The processor time that it used between two moments, between the samples in proportion. */
    public double cpuSeconds(long fromMillis, long toMillis) {
        return cpuUntil(toMillis) - cpuUntil(fromMillis);
    }

    private double cpuUntil(long millis) {
        Sample before = new Sample(0, 0, 0);
        for (Sample after : samples) {
            if (after.atMillis() >= millis) {
                double part = (double) (millis - before.atMillis()) / (after.atMillis() - before.atMillis());
                return before.cpuSeconds() + part * (after.cpuSeconds() - before.cpuSeconds());
            }
            before = after;
        }
        return before.cpuSeconds();
    }
}
