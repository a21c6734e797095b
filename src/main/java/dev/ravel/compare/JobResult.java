package dev.ravel.compare;

import dev.ravel.config.DeploymentConfig.Sequential;
import dev.ravel.config.json.Matrix.Row;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One job under every deployment, in the order of the conf. */
final class JobResult {
    private final Row row;
    private final List<ModelResult> models;
    private final Optional<ModelResult> fastest;
    private final Map<String, Difference> differences = new HashMap<>();

    JobResult(Row row, List<ModelResult> models) {
        this.row = row;
        this.models = List.copyOf(models);
        this.fastest = complete().stream()
                .min(Comparator.comparingDouble(model -> model.wall().median()));
        complete().stream()
                .filter(model -> !fastest.orElseThrow().is(model))
                .forEach(model -> differences.put(
                        model.name(), Difference.between(fastest.orElseThrow().wall(), model.wall())));
    }

    Row row() {
        return row;
    }

    List<ModelResult> models() {
        return models;
    }

    List<ModelResult> measured() {
        return models.stream().filter(ModelResult::measured).toList();
    }

    /** Those that brought as many tasks to a good end as any did: to fail is quicker, and no merit. */
    List<ModelResult> complete() {
        double most = measured().stream().mapToDouble(ModelResult::good).max().orElse(0);
        return measured().stream().filter(model -> model.good() >= most).toList();
    }

    /** The one of them with the shortest median; empty where nothing was measured. */
    Optional<ModelResult> fastest() {
        return fastest;
    }

    /** One task at a time, which speed-ups are relative to. */
    Optional<ModelResult> sequential() {
        return complete().stream()
                .filter(model -> model.column().config().orElse(null) instanceof Sequential)
                .findFirst();
    }

    /** The one that does the least at once: what it waits for, it waits for visibly. */
    Optional<ModelResult> plainest() {
        return sequential().or(() -> measured().stream()
                .min(Comparator.comparingInt(model ->
                        model.column().config().orElseThrow().capacity().fetches())));
    }

    /** How many times as fast as one task at a time; empty for a model that did less. */
    Optional<Double> speedup(ModelResult model) {
        return complete().stream().anyMatch(model::is)
                ? sequential().map(one -> one.wall().median() / model.wall().median())
                : Optional.empty();
    }

    /** Whether and how sure a model is slower than the fastest; empty for the fastest itself and for those that did less. */
    Optional<Difference> difference(ModelResult model) {
        return Optional.ofNullable(differences.get(model.name()));
    }

    /** Those that the runs cannot tell from the fastest, without it. */
    List<ModelResult> tied() {
        return measured().stream()
                .filter(model -> difference(model).map(found -> !found.sure()).orElse(false))
                .toList();
    }

    /** Whether every task ended alike in all runs of all models. */
    boolean sameOutcomes() {
        return measured().stream()
                        .flatMap(model -> model.trials().stream())
                        .mapToLong(trial -> trial.account().outcomes())
                        .distinct()
                        .count()
                <= 1;
    }

    /**
     * How sure it is that two models differ.
     *
     * @param p how probable a difference like this is among runs of one and the same
     * @param possible whether so few runs can ever be sure
     */
    record Difference(double p, boolean possible) {
        /** With three of each the smallest possible p is 0.1. */
        static final int FEWEST = 4;

        static Difference between(Spread one, Spread other) {
            boolean enough = Math.min(one.all().size(), other.all().size()) >= FEWEST;
            return new Difference(RankSum.p(one, other), enough);
        }

        boolean sure() {
            return p < RankSum.LEVEL;
        }
    }
}
