package dev.ravel.report;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Numbers as a person reads them in passing: two or three digits and a unit. */
public final class Figures {
    private static final double KILO = 1e3;
    private static final double MEGA = 1e6;
    private static final double GIGA = 1e9;
    private static final double NANOS_PER_S = TimeUnit.SECONDS.toNanos(1);
    private static final Duration IN_MINUTES = Duration.ofMinutes(2);
    private static final Duration IN_HOURS = Duration.ofHours(2);

    private Figures() {}

    /** A whole number, its thousands set apart. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A number of events a second. */
    public static String rate(double number) {
        return String.format(Locale.ROOT, number < 10 ? "%.1f" : "%,.0f", number);
    }

    /** A number of bytes, in units of a thousand. */
    public static String bytes(double number) {
        if (number < KILO) {
            return Math.round(number) + " B";
        }
        if (number < MEGA) {
            return String.format(Locale.ROOT, "%.1f kB", number / KILO);
        }
        return number < GIGA
                ? String.format(Locale.ROOT, "%.1f MB", number / MEGA)
                : String.format(Locale.ROOT, "%.2f GB", number / GIGA);
    }

    /** A length of time, not negative. */
    public static String duration(Duration length) {
        if (length.compareTo(IN_HOURS) >= 0) {
            return length.toHours() + " h " + length.toMinutesPart() + " min";
        }
        if (length.compareTo(IN_MINUTES) >= 0) {
            return length.toMinutes() + " min " + length.toSecondsPart() + " s";
        }
        return length.toMillis() < TimeUnit.SECONDS.toMillis(1) ? length.toMillis() + " ms" : seconds(length);
    }

    /** One decimal where it matters. */
    private static String seconds(Duration length) {
        long tenths = Math.round(length.toMillis() / 100.0);
        boolean whole = tenths >= 100 || tenths % 10 == 0;
        return whole ? Math.round(tenths / 10.0) + " s" : String.format(Locale.ROOT, "%.1f s", tenths / 10.0);
    }

    /** A length of time as a number of seconds. */
    public static double inSeconds(Duration length) {
        return length.getSeconds() + length.getNano() / NANOS_PER_S;
    }
}
