package dev.ravel.trace;

import dev.ravel.timeline.TaskSpan;
import java.util.List;

/**
 * Which requests are shown in detail: those with every so many-th ordinal, and all that failed, unless
 * these are too many as well.
 *
 * @param every 1: all of them
 * @param everyFailure the same of tasks that failed or expired
 */
record Thinning(long every, long everyFailure) {
    /** About a kilobyte each, written while the run's user waits, and more than any viewer has rows of pixels for. */
    static final long MOST = 10_000;

    static Thinning of(List<TracedRun> runs) {
        return new Thinning(
                every(runs.stream().mapToLong(run -> run.recording().ended()).sum()),
                every(runs.stream()
                        .mapToLong(run -> run.recording().unsuccessful())
                        .sum()));
    }

    private static long every(long tasks) {
        return Math.max(1, (tasks + MOST - 1) / MOST);
    }

    boolean shows(TaskSpan task) {
        return task.ordinal() % every == 0 || (task.unsuccessful() && task.ordinal() % everyFailure == 0);
    }
}
