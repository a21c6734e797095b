package dev.ravel.compare;

import dev.ravel.compare.MatrixRun.Problem;
import dev.ravel.config.json.Matrix.Column;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One job under one deployment.
 *
 * @param trials the runs that count, in their order; none where all failed, or where there was no time
 * @param problems of those that failed
 * @param limit the least time possible, where it is known
 * @param cores that the job can keep busy under it
 */
record ModelResult(Column column, List<Trial> trials, List<Problem> problems, Optional<Limit> limit, int cores) {
    String name() {
        return column.name();
    }

    /** How many tasks are done or were skipped by a rule, in the middle of all runs. */
    double good() {
        return median(Figure.DONE).orElse(0.0) + median(Figure.SKIPPED).orElse(0.0);
    }

    /** How many tasks failed, expired or are pending, in the middle of all runs. */
    double bad() {
        return median(Figure.FAILED).orElse(0.0)
                + median(Figure.EXPIRED).orElse(0.0)
                + median(Figure.PENDING).orElse(0.0);
    }

    boolean is(ModelResult other) {
        return name().equals(other.name());
    }

    boolean measured() {
        return !trials.isEmpty();
    }

    /** All figures that every run has. */
    Map<Figure, Spread> spreads() {
        Map<Figure, Spread> spreads = new TreeMap<>();
        for (Figure figure : Figure.values()) {
            spread(figure).ifPresent(spread -> spreads.put(figure, spread));
        }
        return spreads;
    }

    /** A figure that every run has. */
    Optional<Spread> spread(Figure figure) {
        List<Double> all = trials.stream()
                .map(trial -> trial.figures().get(figure))
                .filter(value -> value != null)
                .toList();
        return all.isEmpty() || all.size() < trials.size() ? Optional.empty() : Optional.of(new Spread(all));
    }

    /** The wall time; only of one that was measured. */
    Spread wall() {
        return spread(Figure.WALL).orElseThrow();
    }

    /** A median, where the figure is known. */
    Optional<Double> median(Figure figure) {
        return spread(figure).map(Spread::median);
    }

    /** The run in the middle, which stands for all in a picture. */
    Optional<Trial> shown() {
        List<Trial> sorted =
                trials.stream().sorted(Comparator.comparingDouble(Trial::wall)).toList();
        return sorted.isEmpty() ? Optional.empty() : Optional.of(sorted.get((sorted.size() - 1) / 2));
    }

    /** What the run in the middle left. */
    Optional<Path> shownDirectory() {
        return shown().map(Trial::directory);
    }
}
