package dev.ravel.trace;

import dev.ravel.timeline.TaskSpan;
import java.util.List;

/**
 * Which requests are shown in detail: those with every so many-th ordinal, and all that failed.
 *
 * @param every 1: all of them
 */
record Thinning(long every) {
    /** More than that a viewer takes minutes to open. */
    static final long MOST = 50_000;

    static Thinning of(List<TracedRun> runs) {
        long tasks = runs.stream().mapToLong(run -> run.recording().ended()).sum();
        return new Thinning(Math.max(1, (tasks + MOST - 1) / MOST));
    }

    boolean shows(TaskSpan task) {
        return task.ordinal() % every == 0 || task.unsuccessful();
    }
}
