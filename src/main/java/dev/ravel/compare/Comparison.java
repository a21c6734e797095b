package dev.ravel.compare;

import dev.ravel.report.Figures;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a matrix gave, as it is told: by {@link ComparisonText}, {@link ComparisonMarkdown}, {@link ComparisonJson}. */
public final class Comparison {
    private final String name;
    private final String startedAt;
    private final Path directory;
    private final Results results;
    private final Machine machine = Machine.here();
    private final List<JobResult> jobs;
    private final List<String> notes;

    /**
     * Sums a matrix up.
     *
     * @param name of its conf
     * @param startedAt ISO 8601
     * @param directory of the comparison, in which its runs are
     */
    public Comparison(String name, String startedAt, Path directory, Results results) {
        this.name = name;
        this.startedAt = startedAt;
        this.directory = directory;
        this.results = results;
        this.jobs = results.jobs(machine.cores());
        this.notes = results.notes(jobs);
    }

    String name() {
        return name;
    }

    String startedAt() {
        return startedAt;
    }

    Results results() {
        return results;
    }

    Machine machine() {
        return machine;
    }

    List<JobResult> jobs() {
        return jobs;
    }

    List<String> notes() {
        return notes;
    }

    /** Behind the name of a job. */
    String heading(JobResult job) {
        String tasks = job.measured().stream()
                .flatMap(model -> model.median(Figure.TOTAL).stream())
                .findFirst()
                .map(total -> ": " + Figures.count(Math.round(total)) + (total == 1 ? " task" : " tasks"))
                .orElse("");
        int fewest = runs(job).min().orElse(0);
        int most = runs(job).max().orElse(0);
        String runs = fewest == most ? Integer.toString(most) : fewest + " to " + most;
        return tasks + ", medians of " + runs + (most == 1 ? " run" : " runs");
    }

    private static IntStream runs(JobResult job) {
        return job.measured().stream().mapToInt(model -> model.trials().size());
    }

    /** How the comparison's files name a run's directory: by its path below the comparison's own, with slashes. */
    String relative(Path run) {
        Path path = directory.toAbsolutePath().relativize(run.toAbsolutePath());
        return String.join(
                "/",
                Stream.iterate(0, i -> i + 1)
                        .limit(path.getNameCount())
                        .map(i -> path.getName(i).toString())
                        .toList());
    }
}
