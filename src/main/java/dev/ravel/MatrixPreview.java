package dev.ravel;

import dev.ravel.config.json.Matrix;
import java.util.ArrayList;
import java.util.List;

/** What a comparison would run, for people. */
final class MatrixPreview {
    private MatrixPreview() {}

    static List<String> lines(Matrix matrix) {
        List<String> lines = new ArrayList<>();
        long models = matrix.deployments().stream()
                .filter(column -> column.leftOut().isEmpty())
                .count();
        long runs = (long) (matrix.warmup() + matrix.repeats()) * matrix.jobs().size() * models;
        lines.add(runs + " runs: " + matrix.warmup() + " to warm up and " + matrix.repeats()
                + " that count, of each job");
        matrix.jobs().forEach(row -> lines.add("  job    " + row.name()));
        matrix.deployments()
                .forEach(column -> lines.add("  under  " + column.name()
                        + (column.leftOut().isEmpty() ? "  " + column.json() : ", left out: " + column.leftOut())));
        return lines;
    }
}
