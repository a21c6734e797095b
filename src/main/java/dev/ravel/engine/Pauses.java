package dev.ravel.engine;

import dev.ravel.work.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.Predicate;

/** Slots that are held for tasks which are sent after a pause. Where two pauses are over together, the older slot is first. */
final class Pauses {
    private final PriorityQueue<Paused> held =
            new PriorityQueue<>(Comparator.comparing(Paused::until).thenComparingLong(Paused::number));
    private long number;

    /** @param number in the order in which the slots were taken */
    record Paused(Seat seat, Task task, Instant until, long number) {
        /** Held in the slot for longer, because of its host. */
        Paused longer(Instant later) {
            return new Paused(seat, task.spared(Duration.between(until, later)), later, number);
        }

        /** Whether no time ends it. */
        boolean endless() {
            return until.equals(Instant.MAX);
        }
    }

    Paused paused(Seat seat, Task task, Instant until) {
        return new Paused(seat, task, until, number++);
    }

    void hold(Paused paused) {
        held.add(paused);
    }

    /** Holds the slot for the task until it is taken out. */
    void hold(Seat seat, Task task) {
        hold(paused(seat, task, Instant.MAX));
    }

    /** Takes out one whose pause is over. */
    Optional<Paused> due(Instant now) {
        return held.isEmpty() || held.peek().until.isAfter(now) ? Optional.empty() : Optional.of(held.remove());
    }

    Optional<Instant> nextAt() {
        return Optional.ofNullable(held.peek()).map(Paused::until);
    }

    /** Takes out those of one seat. */
    List<Paused> of(Seat seat) {
        return where(paused -> paused.seat == seat);
    }

    /** Takes out those of which this holds. */
    List<Paused> where(Predicate<Paused> which) {
        List<Paused> its = held.stream().filter(which).toList();
        held.removeAll(its);
        return its;
    }

    /** Takes out all. */
    List<Paused> all() {
        List<Paused> all = new ArrayList<>(held);
        held.clear();
        return all;
    }

    boolean none() {
        return held.isEmpty();
    }
}
