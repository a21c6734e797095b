package dev.ravel.journal;

import java.time.Instant;

/** Spells moments as {@link Instant#toString} does, only faster where many are of the same second. For one thread. */
final class Moments {
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
