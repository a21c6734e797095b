package dev.ravel.politeness;

import dev.ravel.url.HostKey;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;

/**
 * Holds the tasks that wait and gives the next one that may start. Hosts take turns; within a host the first come is the
 * first served. No host ever has more in flight, or starts sooner, than its {@link Pace} allows.
 *
 * <p>Every call takes O(log hosts). A host that is full or delayed costs nothing while it waits, and one with nothing
 * waiting, nothing in flight and its clock over is forgotten. For use by one thread at a time.
 */
public final class Politeness<T> {
    private final Pace pace;
    private final ForwardTime time = new ForwardTime();
    private final Map<HostKey, Host<T>> hosts = new HashMap<>();
    private int waiting;
    private long known;

    // A host is in at most one of these. In none: a full one, and one with tasks in flight only; finished() places
    // both.
    /** With tasks that may start, in the order of their turns. */
    private final Queue<Host<T>> ready = new ArrayDeque<>();
    /** With tasks that wait for the host's clock. */
    private final NavigableSet<Host<T>> delayed = new TreeSet<>(Host.BY_CLOCK);
    /** Without any task, remembered for their clock. */
    private final NavigableSet<Host<T>> idle = new TreeSet<>(Host.BY_CLOCK);

    public Politeness(Pace pace) {
        this.pace = pace;
    }

    /** The task waits for its turn at the end of its host's queue. */
    public void add(HostKey key, T task) {
        Host<T> host = host(key);
        boolean waited = host.hasWaiting();
        host.add(task);
        added(host, waited);
    }

    /** The task goes ahead of its host's queue, behind others that went ahead before: for hops and retries. */
    public void addFirst(HostKey key, T task) {
        Host<T> host = host(key);
        boolean waited = host.hasWaiting();
        host.addAhead(task);
        added(host, waited);
    }

    /**
     * The next task that may start now, if there is one. From here on it counts as in flight for its host, until
     * {@link #finished}, and its start sets the host's clock.
     *
     * @param now may go backwards: that counts as no time gone by
     */
    public Optional<T> next(Instant now) {
        Instant at = time.at(now);
        wakeUntil(at);
        Host<T> host = ready.poll();
        if (host == null) {
            return Optional.empty();
        }
        T task = host.start(pace.after(at));
        waiting--;
        place(host);
        return Optional.of(task);
    }

    /**
     * A request of this host is over.
     *
     * @throws IllegalStateException if none was in flight
     */
    public void finished(HostKey key) {
        Host<T> host = hosts.get(key);
        if (host == null || host.inFlight() == 0) {
            throw new IllegalStateException("nothing in flight at " + key);
        }
        boolean placed = host.hasWaiting() && !pace.full(host.inFlight());
        host.finish();
        if (!placed) {
            place(host);
        }
    }

    /**
     * The earliest moment at which a task that waits for nothing but time may start; empty if there is none. It may be
     * past, and tasks that {@link #next} can give at once are not considered.
     */
    public Optional<Instant> nextAt() {
        return delayed.isEmpty()
                ? Optional.empty()
                : Optional.of(time.given(delayed.first().startsFrom()));
    }

    /** Tasks added and not yet given. */
    public int waiting() {
        return waiting;
    }

    /** Hosts that cost memory. */
    int remembered() {
        return hosts.size();
    }

    private Host<T> host(HostKey key) {
        return hosts.computeIfAbsent(key, unknown -> new Host<>(unknown, known++));
    }

    private void added(Host<T> host, boolean waited) {
        waiting++;
        if (!waited) {
            idle.remove(host);
            place(host);
        }
    }

    /** Moves on the hosts whose clocks are over. */
    private void wakeUntil(Instant now) {
        while (!delayed.isEmpty() && !delayed.first().startsFrom().isAfter(now)) {
            ready.add(delayed.pollFirst());
        }
        while (!idle.isEmpty() && !idle.first().startsFrom().isAfter(now)) {
            hosts.remove(idle.pollFirst().key());
        }
    }

    /** Puts a host that is nowhere to where it belongs. */
    private void place(Host<T> host) {
        if (!host.hasWaiting()) {
            rest(host);
        } else if (!pace.full(host.inFlight())) {
            (host.hasClock() ? delayed : ready).add(host);
        }
    }

    private void rest(Host<T> host) {
        if (host.inFlight() > 0) {
            return;
        }
        if (host.hasClock()) {
            idle.add(host);
        } else {
            hosts.remove(host.key());
        }
    }
}
