package dev.ravel.lab.route;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.Visit;
import java.util.HashMap;
import java.util.Map;

/**
 * {@code /too-soon?ms=N}: refuses with {@code status=429} and the {@link RetryAfter} of the URL what comes sooner than N
 * milliseconds after the last request for such a page at this host ({@code by=host}) or for this URL ({@code by=url}),
 * refused ones included.
 */
final class TooSoon implements Answer {
    private static final long MAX_MS = 3_600_000;
    private static final long NANOS = 1_000_000;

    private final Map<String, Long> last = new HashMap<>();

    @Override
    public void answer(Visit visit) {
        long pause = visit.number("ms", 1000, 0, MAX_MS) * NANOS;
        int status = (int) visit.number("status", 429, 400, 599);
        long now = System.nanoTime();
        Long before = last.put(key(visit), now);
        if (before == null || now - before >= pause) {
            visit.status(200, "200 thank you for waiting");
        } else {
            RetryAfter.put(visit);
            visit.status(status, status + " too soon");
        }
    }

    private static String key(Visit visit) {
        return switch (visit.text("by", "host")) {
            case "host" -> visit.request().localAddress().hostAddress();
            case "url" -> visit.url();
            default -> throw new IllegalArgumentException("by must be host or url");
        };
    }
}
