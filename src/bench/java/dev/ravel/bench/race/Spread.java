package dev.ravel.bench.race;

import java.util.List;

/**
 * What several runs gave for one figure.
 *
 * @param values sorted; at least one
 */
public record Spread(List<Double> values) {
    public Spread {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no runs");
        }
        values = values.stream().sorted().toList();
    }

    /** The middle one, or the mean of the two in the middle. */
    public double median() {
        int upper = values.size() / 2;
        return (values.get((values.size() - 1) / 2) + values.get(upper)) / 2;
    }

    public double min() {
        return values.get(0);
    }

    public double max() {
        return values.get(values.size() - 1);
    }
}
