package dev.ravel.journal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;

/**
 * Spells moments as {@link Instant#toString} does, only faster where many are of the same second; and reads them. For one
 * thread.
 */
final class Moments {
    /** {@code 2026-11-22T17:36:37.161231266Z}: all moments of a journal but those without all nine digits. */
    private static final String SHAPE = "0000-00-00T00:00:00.000000000Z";

    private static final long SECONDS_PER_DAY = 86_400;
    private static final int NANOS_PER_MICRO = 1000;
    private static final int NANOS_PER_MILLI = 1_000_000;
    private static final int NANOS_PER_SECOND = 1_000_000_000;

    private long second = Long.MIN_VALUE;
    /** Date and time of that second, without the letter of the zone. */
    private String text = "";

    String text(Instant moment) {
        if (moment.getEpochSecond() != second) {
            second = moment.getEpochSecond();
            String whole = Instant.ofEpochSecond(second).toString();
            text = whole.substring(0, whole.length() - 1);
        }
        return text + fraction(moment.getNano()) + "Z";
    }

    /**
     * As {@link Instant#parse}.
     *
     * @throws DateTimeException where the text is no moment
     */
    static Instant parse(String text) {
        try {
            return shaped(text) ? ofShape(text) : Instant.parse(text);
        } catch (DateTimeException e) {
            // midnight as 24:00, a leap second, or nothing at all
            return Instant.parse(text);
        }
    }

    private static Instant ofShape(String text) {
        long day = LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
                .toEpochDay();
        int ofDay = LocalTime.of(number(text, 11, 13), number(text, 14, 16), number(text, 17, 19))
                .toSecondOfDay();
        return Instant.ofEpochSecond(day * SECONDS_PER_DAY + ofDay, number(text, 20, 29));
    }

    private static boolean shaped(String text) {
        if (text.length() != SHAPE.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (SHAPE.charAt(i) == '0' ? c < '0' || c > '9' : c != SHAPE.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }

    /** None, three, six or nine digits. */
    private static String fraction(int nanos) {
        if (nanos == 0) {
            return "";
        }
        int unit = nanos % NANOS_PER_MILLI == 0 ? NANOS_PER_MILLI : nanos % NANOS_PER_MICRO == 0 ? NANOS_PER_MICRO : 1;
        // The one before the digits keeps their zeros.
        return "." + Integer.toString((NANOS_PER_SECOND + nanos) / unit).substring(1);
    }
}
