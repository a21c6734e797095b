package dev.ravel.engine;

import dev.ravel.politeness.Politeness;
import dev.ravel.url.HostKey;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Tasks of one kind that were read and wait for their turn. */
interface Backlog {
    /** A task that was not yet tried. */
    void add(Task task);

    /** A further hop or attempt: ahead of what was not yet tried. */
    void addFirst(Task task);

    /** The next task that may start now; from here on it is under way. */
    Optional<Task> next(Instant now);

    /** A task that {@link #next} gave is back, whatever came of it. */
    void finished(Task task);

    /** The earliest moment at which time alone lets {@link #next} give something. */
    Optional<Instant> nextAt();

    int waiting();

    /** First come, first served. */
    final class Plain implements Backlog {
        private final Deque<Task> tasks = new ArrayDeque<>();

        @Override
        public void add(Task task) {
            tasks.addLast(task);
        }

        @Override
        public void addFirst(Task task) {
            tasks.addFirst(task);
        }

        @Override
        public Optional<Task> next(Instant now) {
            return Optional.ofNullable(tasks.pollFirst());
        }

        @Override
        public void finished(Task task) {
            // Nothing is limited here.
        }

        @Override
        public Optional<Instant> nextAt() {
            return Optional.empty();
        }

        @Override
        public int waiting() {
            return tasks.size();
        }
    }

    /** By host, as politeness allows. */
    final class Polite implements Backlog {
        private final Politeness<Task> politeness;

        Polite(Politeness<Task> politeness) {
            this.politeness = politeness;
        }

        private static HostKey host(Task task) {
            return ((Work.Fetch) task.work()).at().hostKey();
        }

        @Override
        public void add(Task task) {
            politeness.add(host(task), task);
        }

        @Override
        public void addFirst(Task task) {
            politeness.addFirst(host(task), task);
        }

        @Override
        public Optional<Task> next(Instant now) {
            return politeness.next(now);
        }

        @Override
        public void finished(Task task) {
            politeness.finished(host(task));
        }

        @Override
        public Optional<Instant> nextAt() {
            return politeness.nextAt();
        }

        @Override
        public int waiting() {
            return politeness.waiting();
        }
    }
}
