package dev.ravel.source;

import dev.ravel.work.Outcome;
import dev.ravel.work.Task;

/** One entry of a source. */
public sealed interface Entry {
    Task task();

    /** A task to run. */
    record Ready(Task task) implements Entry {}

    /** A task that ended before it could start: its URL or its file name cannot be used. */
    record Ended(Outcome outcome) implements Entry {
        @Override
        public Task task() {
            return outcome.task();
        }
    }
}
