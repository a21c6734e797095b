package dev.ravel.remote;

import java.util.LinkedHashSet;
import java.util.Set;

/** Remembers the latest numbers that were seen. */
final class Recent {
    private final Set<Long> numbers = new LinkedHashSet<>();
    private final int most;

    Recent(int most) {
        this.most = most;
    }

    /** Returns false where the number was seen before. */
    boolean add(long number) {
        boolean fresh = numbers.add(number);
        if (numbers.size() > most) {
            numbers.remove(numbers.iterator().next());
        }
        return fresh;
    }
}
