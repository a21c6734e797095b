package dev.ravel.compare;

import dev.ravel.config.json.Matrix;
import dev.ravel.config.json.Matrix.Column;
import dev.ravel.config.json.Matrix.Row;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * One run of a matrix.
 *
 * @param round of the whole matrix, from 0
 * @param counted whether it is more than a warm-up
 */
public record Cell(Row row, Column column, int round, boolean counted) {
    /** What a person reads while it runs. */
    public String label() {
        return row.name() + ", " + column.name();
    }

    /**
     * All runs in their order. Every round holds each job under each deployment once, so that a machine that drifts hurts
     * all alike; each round begins elsewhere, and every other one goes backwards, so that neighbours change.
     */
    public static List<Cell> all(Matrix matrix) {
        List<Cell> cells = new ArrayList<>();
        for (int round = 0; round < matrix.warmup() + matrix.repeats(); round++) {
            cells.addAll(round(matrix, round));
        }
        return cells;
    }

    private static List<Cell> round(Matrix matrix, int round) {
        List<Cell> cells = new ArrayList<>();
        for (Row row : matrix.jobs()) {
            matrix.deployments().stream()
                    .filter(column -> column.leftOut().isEmpty())
                    .forEach(column -> cells.add(new Cell(row, column, round, round >= matrix.warmup())));
        }
        if (round % 2 == 0) {
            Collections.rotate(cells, -round);
        } else {
            Collections.reverse(cells);
            Collections.rotate(cells, round + 1);
        }
        return cells;
    }
}
