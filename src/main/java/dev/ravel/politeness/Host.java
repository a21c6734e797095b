package dev.ravel.politeness;

import dev.ravel.url.HostKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Queue;

/** One host: its tasks that wait, the count of those in flight, and its clock. */
final class Host<T> {
    /** The clock of a host that need not wait for time. */
    static final Instant NO_CLOCK = Instant.MIN;

    /** By the moment from which a host may start; never equal for two hosts. */
    static final Comparator<Host<?>> BY_CLOCK =
            Comparator.<Host<?>, Instant>comparing(Host::startsFrom).thenComparingLong(host -> host.number);

    private final HostKey key;
    private final long number;
    private final Queue<T> ahead = new ArrayDeque<>(1);
    private final Queue<T> queue = new ArrayDeque<>(1);
    private int inFlight;
    private Instant startsFrom = NO_CLOCK;

    /** @param number unique among the hosts that are compared */
    Host(HostKey key, long number) {
        this.key = key;
        this.number = number;
    }

    HostKey key() {
        return key;
    }

    int inFlight() {
        return inFlight;
    }

    /** The moment from which the next request may start. */
    Instant startsFrom() {
        return startsFrom;
    }

    boolean hasClock() {
        return !startsFrom.equals(NO_CLOCK);
    }

    boolean hasWaiting() {
        return !ahead.isEmpty() || !queue.isEmpty();
    }

    void add(T task) {
        queue.add(task);
    }

    void addAhead(T task) {
        ahead.add(task);
    }

    /** Takes the next task, which is in flight from here on; {@code next} is when another may follow. */
    T start(Instant next) {
        inFlight++;
        startsFrom = next;
        return ahead.isEmpty() ? queue.remove() : ahead.remove();
    }

    void finish() {
        inFlight--;
    }
}
