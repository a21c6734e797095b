package dev.ravel.lab;

import java.util.HashMap;
import java.util.Map;

/** How often each URL was asked for. Grows with the number of URLs, so it only counts when told to; one thread only. */
final class RequestCounts {
    private final boolean counting;
    private final Map<String, Integer> counts = new HashMap<>();

    RequestCounts(boolean counting) {
        this.counting = counting;
    }

    /** The number of this request among those for its URL, from 1; always 0 when not counting. */
    int next(String url) {
        return counting ? counts.merge(url, 1, Integer::sum) : 0;
    }
}
