package dev.ravel.verify;

import java.util.ArrayList;
import java.util.List;

/** What does not add up: the first few in words, the rest as a number. */
final class Mismatches {
    private static final int KEPT = 5;

    private final List<String> first = new ArrayList<>();
    private long count;

    void add(String mismatch) {
        count++;
        if (first.size() < KEPT) {
            first.add(mismatch);
        }
    }

    long count() {
        return count;
    }

    List<String> first() {
        return List.copyOf(first);
    }
}
