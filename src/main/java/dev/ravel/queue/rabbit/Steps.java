package dev.ravel.queue.rabbit;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/** The times for which there are queues to wait in: 100 ms, doubled up to about an hour. */
final class Steps {
    private static final long SHORTEST_MS = 100;
    private static final int DOUBLINGS = 15;

    private Steps() {}

    static List<Duration> all() {
        return IntStream.rangeClosed(0, DOUBLINGS)
                .mapToObj(i -> Duration.ofMillis(SHORTEST_MS << i))
                .toList();
    }

    /** The longest that is not longer than the rest of a wait; the shortest where none is. */
    static Duration longest(Duration rest) {
        long times = Math.max(1, rest.toMillis() / SHORTEST_MS);
        return Duration.ofMillis(SHORTEST_MS * Math.min(Long.highestOneBit(times), 1L << DOUBLINGS));
    }
}
