package dev.ravel.engine;

import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import java.time.Duration;
import java.time.Instant;

/** A task in a member's hands. */
record Lease(Task task, Instant sentAt) {
    /**
     * The result with the start that the engine knows: its clock kept the delays, and a member's may differ, on another
     * machine by much. An attempt starts with its pause.
     *
     * @param now when the result was here
     */
    Result timed(Result result, Instant now) {
        Instant start = task.before().isEmpty() ? sentAt.minus(task.pause()) : sentAt;
        return result.with(result.span().startingAt(start, queued(result.span(), now)));
    }

    /**
     * Nanoseconds until the member began. Only the member's clock knows when that was; whatever it says, the time is not
     * longer than what the phases leave of the time in its hands.
     */
    private long queued(Span span, Instant now) {
        long inHand = Duration.between(sentAt, now).toNanos();
        boolean late = span.startedAt().isAfter(sentAt);
        long begunAfter = late ? Duration.between(sentAt, span.startedAt()).toNanos() : 0;
        return Math.max(0, Math.min(begunAfter, inHand - span.total()));
    }

    /** Whether it is this very request that was answered, not an earlier one of the same task. */
    boolean answeredBy(Task answered) {
        return task.attempt() == answered.attempt()
                && task.hops() == answered.hops()
                && task.before().equals(answered.before());
    }
}
