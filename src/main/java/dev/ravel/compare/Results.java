package dev.ravel.compare;

import dev.ravel.compare.MatrixRun.Problem;
import dev.ravel.config.DeploymentConfig.Capacity;
import dev.ravel.config.JobConfig;
import dev.ravel.config.json.Matrix;
import dev.ravel.config.json.Matrix.Column;
import dev.ravel.config.json.Matrix.Row;
import dev.ravel.work.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a matrix gave.
 *
 * @param demands of the jobs, by their names
 * @param finished runs, warm-ups and failures included
 */
public record Results(
        Matrix matrix, List<Trial> trials, List<Problem> problems, Map<String, Demand> demands, int finished) {
    /** Runs in all. */
    int planned() {
        return Cell.all(matrix).size();
    }

    /** Whether every run came to its end. */
    public boolean whole() {
        return problems.isEmpty() && finished == planned();
    }

    /** Whether no task of any run failed, expired or is pending. */
    public boolean allDone() {
        return trials.stream().allMatch(trial -> ended(trial, Figure.FAILED, Figure.EXPIRED, Figure.PENDING) == 0);
    }

    private static double ended(Trial trial, Figure... as) {
        double sum = 0;
        for (Figure figure : as) {
            sum += trial.figures().getOrDefault(figure, 0.0);
        }
        return sum;
    }

    List<JobResult> jobs(int cores) {
        return matrix.jobs().stream()
                .map(row -> new JobResult(
                        row,
                        matrix.deployments().stream()
                                .map(column -> model(row, column, cores))
                                .toList()))
                .toList();
    }

    private ModelResult model(Row row, Column column, int cores) {
        Optional<Demand> demand = Optional.ofNullable(demands.get(row.name())).filter(Demand::whole);
        return new ModelResult(
                column,
                trials.stream().filter(trial -> of(trial.cell(), row, column)).toList(),
                problems.stream()
                        .filter(problem -> of(problem.cell(), row, column))
                        .toList(),
                column.config().flatMap(config -> demand.map(known -> Limit.of(known, config.capacity(), cores))),
                column.config()
                        .map(config -> cores(row, config.capacity(), cores))
                        .orElse(1));
    }

    private static int cores(Row row, Capacity capacity, int machine) {
        JobConfig job = row.config().job();
        boolean computing = job.kinds().contains(Kind.SUM) || job.kinds().contains(Kind.BLOCK);
        return capacity.cores(job.kinds().contains(Kind.FETCH), computing, machine);
    }

    private static boolean of(Cell cell, Row row, Column column) {
        return cell.row().name().equals(row.name()) && cell.column().name().equals(column.name());
    }

    /** What a reader should know before the figures. */
    List<String> notes(List<JobResult> jobs) {
        List<String> notes = new ArrayList<>();
        for (Column column : matrix.deployments()) {
            if (!column.leftOut().isEmpty()) {
                notes.add(column.name() + ": left out: " + column.leftOut());
            }
        }
        problems.forEach(problem ->
                notes.add(problem.cell().label() + ", round " + (problem.cell().round() + 1) + ": " + problem.what()));
        if (finished < planned()) {
            notes.add("stopped after " + finished + " of " + planned() + " runs");
        }
        jobs.stream()
                .filter(job -> !job.sameOutcomes())
                .forEach(job -> notes.add(job.row().name() + ": not every run ended every task alike; what differs is"
                        + " in the journals of its runs"));
        return notes;
    }
}
