package dev.ravel.report;

import dev.ravel.queue.Broker.DeadTask;
import dev.ravel.queue.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a broker has, in lines for a terminal. */
public final class QueueText {
    private QueueText() {}

    /** A table with a row for each job. */
    public static List<String> lines(Map<String, Progress> jobs) {
        if (jobs.isEmpty()) {
            return List.of("no jobs");
        }
        List<String> lines = new ArrayList<>();
        lines.add(row(
                "job",
                "submitted",
                "waiting",
                "in flight",
                "done",
                "failed",
                "skipped",
                "expired",
                "dead",
                "uncollected"));
        jobs.forEach((job, progress) -> lines.add(row(job, progress)));
        return lines;
    }

    /** A job of which not all tasks were submitted yet has a + behind their number. */
    private static String row(String job, Progress progress) {
        return row(
                job,
                Figures.count(progress.submitted()) + (progress.complete() ? "" : "+"),
                Figures.count(progress.waiting()),
                Figures.count(progress.inFlight()),
                Figures.count(progress.done()),
                Figures.count(progress.failed()),
                Figures.count(progress.skipped()),
                Figures.count(progress.expired()),
                Figures.count(progress.dead()),
                Figures.count(progress.uncollected()));
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "%-32s %9s %9s %9s %9s %9s %9s %9s %9s %11s", cells);
    }

    /** A line for each dead task. */
    public static List<String> lines(List<DeadTask> dead) {
        return dead.isEmpty()
                ? List.of("no dead tasks")
                : dead.stream()
                        .map(task -> String.join(
                                "  ", task.job(), Long.toString(task.ordinal()), task.label(), task.reason()))
                        .toList();
    }

    /** What -requeue did. */
    public static String requeued(int tasks) {
        return tasks == 1 ? "1 task was put back" : tasks + " tasks were put back";
    }
}
