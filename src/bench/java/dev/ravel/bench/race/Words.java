package dev.ravel.bench.race;

import java.util.Locale;

/** How figures are written. */
final class Words {
    private static final int THREE_DIGITS = 100;

    private Words() {}

    /** {@code 1,000,000}. */
    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** Three digits, or all of a larger number. */
    static String figure(double value) {
        if (value >= THREE_DIGITS) {
            return count(Math.round(value));
        }
        return String.format(Locale.ROOT, value >= 10 ? "%.1f" : value >= 1 ? "%.2f" : "%.3f", value);
    }
}
