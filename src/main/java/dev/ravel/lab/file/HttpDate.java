package dev.ravel.lab.file;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** Dates as IMF-fixdate, the one form that servers send (RFC 9110, section 5.6.7). */
final class HttpDate {
    private static final DateTimeFormatter IMF = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private HttpDate() {}

    static String of(Instant instant) {
        return IMF.format(instant);
    }

    /** Empty where it is no date of this form. */
    static Optional<Instant> parse(String date) {
        try {
            return Optional.of(Instant.from(IMF.parse(date)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
