package dev.ravel.fetch;

import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** What tells whether two answers are of the same bytes: strong validators only (RFC 9110, section 8.8.1). */
final class Validators {
    /** RFC 9110, section 8.8.2.2: a file may change twice within a second, and clocks differ. */
    private static final Duration SETTLED = Duration.ofSeconds(60);

    private static final DateTimeFormatter HTTP_DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Validators() {}

    /** A strong entity tag, or else a date of last modification that is as good as one. */
    static Optional<String> strong(HttpClientResponse response) {
        String tag = response.getHeader(HttpHeaders.ETAG);
        if (tag != null && isTag(tag)) {
            return Optional.of(tag);
        }
        String modified = response.getHeader(HttpHeaders.LAST_MODIFIED);
        return settled(date(modified), date(response.getHeader(HttpHeaders.DATE)))
                ? Optional.of(modified)
                : Optional.empty();
    }

    /** Whether the answer says of itself that it is of other bytes than those of this validator. */
    static boolean contradict(HttpClientResponse response, String validator) {
        String own = response.getHeader(isTag(validator) ? HttpHeaders.ETAG : HttpHeaders.LAST_MODIFIED);
        return own != null && !own.equals(validator);
    }

    /** A time as {@code If-Modified-Since} takes it. */
    static String date(Instant time) {
        return HTTP_DATE.format(time);
    }

    private static boolean settled(Optional<Instant> modified, Optional<Instant> answered) {
        return modified.isPresent()
                && answered.isPresent()
                && !modified.get().plus(SETTLED).isAfter(answered.get());
    }

    private static Optional<Instant> date(String text) {
        try {
            return text == null ? Optional.empty() : Optional.of(HTTP_DATE.parse(text, Instant::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static boolean isTag(String text) {
        return text.length() > 1
                && text.startsWith("\"")
                && text.endsWith("\"")
                && text.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }
}
