package dev.ravel.lab.file;

import dev.ravel.lab.visit.Visit;
import java.util.HashMap;
import java.util.Map;

/** Lets {@code atOnce=N} requests of a URL in at a time; the others are answered with {@code refusal=503}, or another status. */
final class Turnstile {
    private final Map<String, Integer> inside = new HashMap<>();

    /** Whether the visit is inside, or its URL has no limit; otherwise it was answered. */
    boolean lets(Visit visit) {
        long atOnce = visit.number("atOnce", 0, 0, Integer.MAX_VALUE);
        if (atOnce == 0) {
            return true;
        }
        int refusal = (int) visit.number("refusal", 503, 400, 599);
        String url = visit.url();
        if (inside.getOrDefault(url, 0) >= atOnce) {
            visit.status(refusal, refusal + " too many at once");
            return false;
        }
        inside.merge(url, 1, Integer::sum);
        visit.onEnd(() -> inside.computeIfPresent(url, (key, open) -> open == 1 ? null : open - 1));
        return true;
    }
}
