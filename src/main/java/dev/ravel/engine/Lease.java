package dev.ravel.engine;

import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.time.Instant;

/** A task in a member's hands. */
record Lease(Task task, Instant sentAt) {
    /**
     * The result with the start that the engine knows: its clock kept the delays, and a member's may differ, on another
     * machine by much.
     */
    Result timed(Result result) {
        return result.with(result.span().startingAt(sentAt));
    }

    /** Whether it is this very request that was answered, not an earlier one of the same task. */
    boolean answeredBy(Task answered) {
        return task.attempt() == answered.attempt()
                && task.hops() == answered.hops()
                && task.before().equals(answered.before());
    }
}
