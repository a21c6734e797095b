package dev.ravel.politeness;

import dev.ravel.url.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** One host: its tasks that wait, the count of those in flight, and its two clocks: of the delay and of the back-off. */
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
    private Instant delayedUntil = NO_CLOCK;
    private Refusals refusals = Refusals.NONE;
    private final KeptBack keptBack = new KeptBack();

    /** @param number unique among the hosts that are compared */
    Host(HostKey key, long number) {
        this.key = key;
        this.number = number;
    }

    /** By the moment from which nothing of a host need be remembered; never equal for two hosts. */
    static <T> Comparator<Host<T>> byMemory(BackOff backOff) {
        return Comparator.<Host<T>, Instant>comparing(host -> host.keptUntil(backOff))
                .thenComparingLong(host -> host.number);
    }

    HostKey key() {
        return key;
    }

    int inFlight() {
        return inFlight;
    }

    /** The moment from which the next request may start: the later of the two clocks. */
    Instant startsFrom() {
        return later(delayedUntil, refusals.until());
    }

    /** The moment from which the clocks say nothing any more. */
    Instant keptUntil(BackOff backOff) {
        return later(delayedUntil, refusals.keptUntil(backOff));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isBefore(other) ? other : one;
    }

    boolean hasClock() {
        return !startsFrom().equals(NO_CLOCK);
    }

    boolean hasWaiting() {
        return !ahead.isEmpty() || !queue.isEmpty();
    }

    /** Whether tasks wait that did not go ahead. */
    boolean hasQueue() {
        return !queue.isEmpty();
    }

    void add(T task, Instant now) {
        if (!hasWaiting()) {
            keptBack.begin(now);
        }
        queue.add(task);
    }

    void addAhead(T task, Instant now) {
        if (ahead.isEmpty()) {
            keptBack.begin(now);
        }
        ahead.add(task);
    }

    /** How long the clocks have forbidden the next task to start since it is the next. */
    Duration keptBack(Instant now) {
        keptBack.count(now, startsFrom());
        return keptBack.time();
    }

    /** Takes the next task, which is in flight from here on. */
    T take(Instant now) {
        inFlight++;
        keptBack.begin(now);
        return ahead.isEmpty() ? queue.remove() : ahead.remove();
    }

    /** A task is in flight that did not wait here. */
    void enter() {
        inFlight++;
    }

    /** A request starts; {@code next} is when another may follow. */
    void start(Instant now, Instant next) {
        keptBack.count(now, startsFrom());
        delayedUntil = next;
    }

    /** Others may have started a request: another may follow from then on, or later. */
    void notBefore(Instant next, Instant now) {
        keptBack.count(now, startsFrom());
        delayedUntil = later(delayedUntil, next);
    }

    void finish() {
        inFlight--;
    }

    /** Takes out all that did not go ahead; returns how many. */
    int withdraw(Consumer<? super T> taken) {
        int count = queue.size();
        queue.forEach(taken);
        queue.clear();
        return count;
    }

    /** Takes them out; returns how many. */
    int remove(Predicate<? super T> which) {
        int before = ahead.size() + queue.size();
        ahead.removeIf(which);
        queue.removeIf(which);
        return before - ahead.size() - queue.size();
    }

    Refusals refusals() {
        return refusals;
    }

    /** What the host's refusals led to, from now on. */
    void refusals(Refusals changed, Instant now) {
        keptBack.count(now, startsFrom());
        refusals = changed;
    }

    Spared spared(Instant until) {
        return new Spared(key, until, !refusals.until().isBefore(delayedUntil));
    }
}
