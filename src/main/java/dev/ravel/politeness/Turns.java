package dev.ravel.politeness;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Whose turn it is. A host is in at most one of the three sets; in none are a full one, and one with tasks in flight only:
 * these have to be placed when a task of theirs is over.
 */
final class Turns<T> {
    private final Pace pace;
    private final Consumer<Host<T>> forgotten;
    /** With tasks that may start, in the order of their turns. */
    private final Set<Host<T>> ready = new LinkedHashSet<>();
    /** With tasks that wait for the host's clocks. */
    private final NavigableSet<Host<T>> delayed = new TreeSet<>(Host.BY_CLOCK);
    /** Without any task, remembered for their clocks. */
    private final NavigableSet<Host<T>> idle;

    /** @param forgotten hears of hosts that need not be remembered any more */
    Turns(Pace pace, Consumer<Host<T>> forgotten) {
        this.pace = pace;
        this.forgotten = forgotten;
        this.idle = new TreeSet<>(Host.byMemory(pace.backOff()));
    }

    /** Moves on the hosts whose clocks are over. */
    void wakeUntil(Instant now) {
        while (!delayed.isEmpty() && !delayed.first().startsFrom().isAfter(now)) {
            ready.add(delayed.pollFirst());
        }
        while (!idle.isEmpty() && !idle.first().keptUntil(pace.backOff()).isAfter(now)) {
            forgotten.accept(idle.pollFirst());
        }
    }

    /** Takes the host whose turn it is out. */
    Optional<Host<T>> poll() {
        if (ready.isEmpty()) {
            return Optional.empty();
        }
        Host<T> host = ready.iterator().next();
        ready.remove(host);
        return Optional.of(host);
    }

    /** The host that waits for nothing but time, and for the shortest. */
    Optional<Host<T>> firstDelayed() {
        return delayed.isEmpty() ? Optional.empty() : Optional.of(delayed.first());
    }

    /** Whether the host is among those that may start, now or in time. */
    boolean placed(Host<T> host) {
        return host.hasWaiting() && !pace.full(host.inFlight());
    }

    /** Takes a host that was idle, or nowhere, to where its first task belongs. */
    void wake(Host<T> host) {
        idle.remove(host);
        place(host);
    }

    /** Runs what changes a clock or the load of the host, which must be in no set that is ordered by it meanwhile. */
    void change(Host<T> host, Runnable action) {
        if (!delayed.remove(host)) {
            ready.remove(host);
        }
        action.run();
        place(host);
    }

    /** One more task of the host is in flight, and none of those that wait. */
    void enter(Host<T> host) {
        idle.remove(host);
        change(host, host::enter);
    }

    /** Runs what changes a clock of a host, wherever it is. */
    void delay(Host<T> host, Runnable action) {
        idle.remove(host);
        change(host, action);
    }

    /** Puts a host that is nowhere to where it belongs. */
    void place(Host<T> host) {
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
            forgotten.accept(host);
        }
    }
}
