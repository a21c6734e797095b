package dev.ravel.compare;

import java.util.List;

/**
 * What several runs gave for one figure.
 *
 * @param all in the order of the runs; never empty
 */
public record Spread(List<Double> all) {
    public Spread {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("no runs");
        }
    }

    /** The middle one, or the mean of the two in the middle. */
    public double median() {
        List<Double> sorted = all.stream().sorted().toList();
        int upper = sorted.size() / 2;
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(upper)) / 2;
    }

    public double min() {
        return all.stream().min(Double::compare).orElseThrow();
    }

    public double max() {
        return all.stream().max(Double::compare).orElseThrow();
    }
}
