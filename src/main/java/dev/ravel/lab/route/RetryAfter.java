package dev.ravel.lab.route;

import dev.ravel.lab.visit.HttpDate;
import dev.ravel.lab.visit.Visit;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.Arrays;

/**
 * The Retry-After that a URL asks for: {@code retry-after=VALUE}, whatever it says, or {@code
 * retry-after-date=imf|rfc850|asctime} with {@code in=SECONDS} from now, below 0 for the past.
 */
final class RetryAfter {
    private static final long MAX_SECONDS = 1_000_000_000;

    private RetryAfter() {}

    static void put(Visit visit) {
        String value = visit.text("retry-after", "");
        String form = visit.text("retry-after-date", "");
        if (!value.isEmpty() || !form.isEmpty()) {
            visit.response().putHeader(HttpHeaders.RETRY_AFTER, value.isEmpty() ? date(visit, form) : value);
        }
    }

    private static String date(Visit visit, String form) {
        long seconds = visit.number("in", 0, -MAX_SECONDS, MAX_SECONDS);
        return Arrays.stream(HttpDate.values())
                .filter(date -> date.name().equalsIgnoreCase(form))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("retry-after-date must be imf, rfc850 or asctime"))
                .of(Instant.now().plusSeconds(seconds));
    }
}
