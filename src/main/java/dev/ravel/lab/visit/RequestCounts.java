package dev.ravel.lab.visit;

import java.util.HashMap;
import java.util.Map;

/** How often each URL was asked for. Grows with the number of URLs that are counted; one thread only. */
public final class RequestCounts {
    private final Map<String, Integer> counts = new HashMap<>();

    /** The number of this request among those for its URL, from 1. */
    int next(String url) {
        return counts.merge(url, 1, Integer::sum);
    }
}
