package dev.ravel.bus;

import dev.ravel.work.Outcome;

/** What becomes of the tasks of a job, as whoever collects its outcomes hears of it: in any order, and possibly twice. */
public sealed interface Notice {
    /** A task is over. */
    record Ended(Outcome outcome) implements Notice {}

    /**
     * Nobody runs the task any more until it is put back: it took its workers with it too often.
     *
     * @param label the work as the journal names it
     */
    record Dead(long ordinal, String label, String reason) implements Notice {}

    /** A dead task was put back. */
    record Requeued(long ordinal) implements Notice {}

    /**
     * All tasks of the job are on the broker.
     *
     * @param total how many the job has in all
     */
    record Submitted(long total) implements Notice {}
}
