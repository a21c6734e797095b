package dev.ravel.lab.visit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;

/** The three forms of a date in HTTP (RFC 9110, section 5.6.7); today's servers send the first. */
public enum HttpDate {
    IMF("EEE, dd MMM yyyy HH:mm:ss 'GMT'"),
    RFC850("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"),
    ASCTIME("EEE MMM ppd HH:mm:ss yyyy");

    private final DateTimeFormatter format;

    HttpDate(String pattern) {
        this.format = DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
    }

    public String of(Instant instant) {
        return format.format(instant);
    }

    /** Empty where it is no date of the first form. */
    public static Optional<Instant> parse(String date) {
        try {
            return Optional.of(Instant.from(IMF.format.parse(date)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
