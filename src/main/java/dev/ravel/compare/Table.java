package dev.ravel.compare;

import dev.ravel.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The figures of one job as rows of words, one a model, for whatever draws them. */
final class Table {
    private static final String NONE = "-";

    private final JobResult job;
    private final List<Said> columns;

    /** One column of the table, by what is said of a model that was measured. */
    private record Said(String title, Function<ModelResult, String> of) {}

    private Table(JobResult job, List<Said> columns) {
        this.job = job;
        this.columns = columns;
    }

    /** Both tables of a job, each narrow enough for a terminal: how long it took, and what that cost. */
    static List<Table> of(JobResult job) {
        return List.of(times(job), costs(job));
    }

    private static Table times(JobResult job) {
        return new Table(
                job,
                List.of(
                        new Said("wall", model -> Times.ms(model.wall().median())),
                        new Said("min-max", Table::range),
                        new Said("least", model -> model.limit()
                                .map(limit -> Times.ms(limit.ms()))
                                .orElse(NONE)),
                        new Said("speed-up", model -> ratio(job.speedup(model))),
                        new Said("per core", model -> ratio(job.speedup(model).map(times -> times / model.cores()))),
                        new Said("same as best", model -> sameAsBest(job, model)),
                        new Said("failed", model -> said(model, Figure.FAILED, Table::whole))));
    }

    private static Table costs(JobResult job) {
        return new Table(
                job,
                List.of(
                        new Said("CPU", model -> said(model, Figure.CPU, Times::ms)),
                        new Said("memory", model -> said(model, Figure.MEMORY, Figures::bytes)),
                        new Said("threads", model -> said(model, Figure.THREADS, Table::whole)),
                        new Said("switches", Table::switches),
                        new Said("lag p99", model -> said(model, Figure.LAG_P99, Times::ms)),
                        new Said("blocked", Table::blocked)));
    }

    /** What the columns are; the first is the model's name, which reads from the left, all others from the right. */
    List<String> titles() {
        List<String> titles = new ArrayList<>(List.of("model"));
        columns.forEach(column -> titles.add(column.title));
        return titles;
    }

    /** One for each model of the conf, also for those that were not measured. */
    List<List<String>> rows() {
        return job.models().stream().map(this::row).toList();
    }

    private List<String> row(ModelResult model) {
        List<String> row = new ArrayList<>(List.of(model.name()));
        columns.forEach(column -> row.add(model.measured() ? column.of.apply(model) : NONE));
        return row;
    }

    private static String range(ModelResult model) {
        return whole(model.wall().min()) + "-" + whole(model.wall().max());
    }

    private static String switches(ModelResult model) {
        return said(model, Figure.VOLUNTARY, Table::whole) + "+" + said(model, Figure.INVOLUNTARY, Table::whole);
    }

    private static String blocked(ModelResult model) {
        return said(model, Figure.BLOCKED, Times::ms)
                + model.median(Figure.EPISODES)
                        .filter(episodes -> episodes > 0)
                        .map(episodes -> " in " + whole(episodes))
                        .orElse("");
    }

    private static String sameAsBest(JobResult job, ModelResult model) {
        if (job.fastest().filter(best -> best.is(model)).isPresent()) {
            return "best";
        }
        return job.difference(model)
                .map(found -> found.sure() ? "no" : "perhaps")
                .orElse(NONE);
    }

    private static String said(ModelResult model, Figure figure, Function<Double, String> words) {
        return model.median(figure).map(words).orElse(NONE);
    }

    private static String ratio(Optional<Double> ratio) {
        return ratio.map(value -> String.format(Locale.ROOT, "%.2f", value)).orElse(NONE);
    }

    private static String whole(double number) {
        return Figures.count(Math.round(number));
    }
}
