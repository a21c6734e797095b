package dev.ravel.engine;

import dev.ravel.politeness.Spared;
import dev.ravel.url.HostKey;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tasks of one kind that were read and wait for their turn. */
interface Backlog {
    /** A task that was not yet tried. */
    void add(Task task, Instant now);

    /** A further hop or attempt: ahead of what was not yet tried. */
    void addFirst(Task task, Instant now);

    /** The next task that may start now; from here on it is under way. */
    Optional<Task> next(Instant now);

    /** A task that keeps its slot is under way; false where it has to wait for its turn. */
    default boolean enter(Task task) {
        return true;
    }

    /** A task that was held in a slot is to start now: empty if it may, otherwise why not. */
    default Optional<Spared> begin(Task task, Instant now) {
        return Optional.empty();
    }

    /** What a task gave that is still under way. */
    default void answered(Lease lease, Result result, Instant now) {}

    /** A task that {@link #next} gave is back, whatever came of it. */
    default void finished(Task task) {}

    /** The host that time alone lets {@link #next} give something of, before the others. */
    default Optional<Spared> nextHost() {
        return Optional.empty();
    }

    /** The host of all tasks that were not yet tried, where there is only one. */
    default Optional<HostKey> onlyHost() {
        return Optional.empty();
    }

    /** Takes out all tasks that were not yet tried. */
    void withdraw(Consumer<Task> taken);

    /** Takes the task out where it waits, however far it has come. */
    default void remove(Task task) {
        removeAll(List.of(task));
    }

    /** Takes these out where they wait, however far they have come. */
    void removeAll(Collection<Task> tasks);

    int waiting();

    /** First come, first served. */
    final class Plain implements Backlog {
        private final Queue<Task> tasks = new ArrayDeque<>();
        private final Deque<Task> ahead = new ArrayDeque<>();

        @Override
        public void add(Task task, Instant now) {
            tasks.add(task);
        }

        @Override
        public void addFirst(Task task, Instant now) {
            ahead.addFirst(task);
        }

        @Override
        public Optional<Task> next(Instant now) {
            return Optional.ofNullable(ahead.isEmpty() ? tasks.poll() : ahead.poll());
        }

        @Override
        public void withdraw(Consumer<Task> taken) {
            tasks.forEach(taken);
            tasks.clear();
        }

        @Override
        public void removeAll(Collection<Task> some) {
            Set<Long> ordinals = some.stream().map(Task::ordinal).collect(Collectors.toSet());
            tasks.removeIf(task -> ordinals.contains(task.ordinal()));
            ahead.removeIf(task -> ordinals.contains(task.ordinal()));
        }

        @Override
        public int waiting() {
            return tasks.size() + ahead.size();
        }
    }
}
