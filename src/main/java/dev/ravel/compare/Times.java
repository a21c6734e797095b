package dev.ravel.compare;

import java.util.Locale;

/** Milliseconds as a person compares them: three digits or more. */
final class Times {
    private static final double PRECISE = 10;
    private static final double MS_PER_S = 1000;
    private static final double LONG = 10 * MS_PER_S;

    private Times() {}

    static String ms(double ms) {
        if (ms < PRECISE) {
            return ms == 0 ? "0 ms" : String.format(Locale.ROOT, "%.1f ms", ms);
        }
        return ms < LONG
                ? String.format(Locale.ROOT, "%,.0f ms", ms)
                : String.format(Locale.ROOT, "%,.1f s", ms / MS_PER_S);
    }
}
