package dev.ravel.engine;

import dev.ravel.work.Task;
import java.time.Instant;

/** A task in a member's hands. */
record Lease(Task task, Instant sentAt) {
    /** Whether it is this very request that was answered, not an earlier one of the same task. */
    boolean answeredBy(Task answered) {
        return task.attempt() == answered.attempt()
                && task.hops() == answered.hops()
                && task.before().equals(answered.before());
    }
}
