package dev.ravel.report;

import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * How long tasks took in their last attempt, milliseconds: from an HdrHistogram with three significant digits.
 */
public record Latencies(double p50, double p90, double p99, double max) {
    private static final double MICROS_PER_MS = TimeUnit.MILLISECONDS.toMicros(1);

    /** @param micros a histogram of microseconds, not empty */
    static Latencies of(Histogram micros) {
        return new Latencies(at(micros, 50), at(micros, 90), at(micros, 99), micros.getMaxValue() / MICROS_PER_MS);
    }

    private static double at(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / MICROS_PER_MS;
    }
}
