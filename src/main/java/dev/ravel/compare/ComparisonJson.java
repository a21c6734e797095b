package dev.ravel.compare;

import dev.ravel.config.json.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A comparison as {@code compare.json}: times in milliseconds, sizes in bytes. Figures that are not known are left out. */
public final class ComparisonJson {
    private static final int DECIMALS = 3;

    private ComparisonJson() {}

    /**
     * The text, with a newline at its end.
     *
     * @param version of Ravel
     */
    public static String of(Comparison comparison, String version) {
        Results results = comparison.results();
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", comparison.name());
        json.put("version", version);
        json.put("startedAt", comparison.startedAt());
        json.put("machine", machine(comparison.machine()));
        json.put("repeats", number(results.matrix().repeats()));
        json.put("warmup", number(results.matrix().warmup()));
        json.put("finished", number(results.finished()));
        json.put("planned", number(results.planned()));
        json.put("notes", comparison.notes());
        json.put(
                "jobs",
                comparison.jobs().stream().map(job -> job(comparison, job)).toList());
        return Json.pretty(json) + "\n";
    }

    private static Map<String, Object> machine(Machine machine) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("cores", number(machine.cores()));
        json.put("memoryBytes", number((double) machine.memoryBytes()));
        json.put("java", machine.java());
        json.put("os", machine.os());
        return json;
    }

    private static Map<String, Object> job(Comparison comparison, JobResult job) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", job.row().name());
        json.put("verdict", verdict(Verdict.of(job)));
        json.put("sameOutcomes", job.sameOutcomes());
        json.put("conf", Json.parse(job.row().conf().effectiveJson(), job.row().name()));
        json.put(
                "models",
                job.models().stream()
                        .map(model -> model(comparison, job, model))
                        .toList());
        return json;
    }

    private static Map<String, Object> verdict(Verdict verdict) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", verdict.nature().label());
        verdict.best().ifPresent(best -> json.put("best", best.name()));
        json.put("text", verdict.sentences());
        verdict.conf().ifPresent(conf -> json.put("conf", conf));
        return json;
    }

    private static Map<String, Object> model(Comparison comparison, JobResult job, ModelResult model) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", model.name());
        Object deployment = Json.parse(model.column().json(), model.name());
        json.put("deployment", deployment);
        model.column().config().ifPresent(config -> json.put("model", config.model()));
        json.put("runs", number(model.trials().size()));
        json.put("broken", number(model.problems().size()));
        json.put("problems", problems(model));
        if (model.measured()) {
            measured(comparison, job, model, json);
        }
        return json;
    }

    private static List<String> problems(ModelResult model) {
        String leftOut = model.column().leftOut();
        return leftOut.isEmpty()
                ? model.problems().stream().map(MatrixRun.Problem::what).toList()
                : List.of(leftOut);
    }

    private static void measured(Comparison comparison, JobResult job, ModelResult model, Map<String, Object> json) {
        json.put("tasks", tasks(model));
        model.limit().ifPresent(limit -> {
            json.put("leastMs", number(limit.ms()));
            json.put("leastWhy", limit.why());
        });
        job.speedup(model).ifPresent(speedup -> {
            json.put("speedup", number(speedup));
            json.put("efficiency", number(speedup / model.cores()));
        });
        json.put("cores", number(model.cores()));
        model.spreads().forEach((figure, spread) -> {
            if (!figure.countsTasks()) {
                json.put(figure.key(), spread(spread));
            }
        });
        json.put("fastest", job.fastest().filter(best -> best.is(model)).isPresent());
        difference(job, model).ifPresent(difference -> json.put("tellsApart", difference));
        model.shownDirectory().ifPresent(run -> json.put("shown", comparison.relative(run)));
    }

    /** How the tasks of the run in the middle ended. */
    private static Map<String, Object> tasks(ModelResult model) {
        Map<String, Object> json = new LinkedHashMap<>();
        Map<Figure, Double> figures = model.shown().orElseThrow().figures();
        for (Figure figure : Figure.values()) {
            if (figure.countsTasks() && figures.containsKey(figure)) {
                json.put(figure.key(), number(figures.get(figure)));
            }
        }
        return json;
    }

    private static Map<String, Object> spread(Spread spread) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("median", number(spread.median()));
        json.put("min", number(spread.min()));
        json.put("max", number(spread.max()));
        json.put("all", spread.all().stream().map(ComparisonJson::number).toList());
        return json;
    }

    private static Optional<Map<String, Object>> difference(JobResult job, ModelResult model) {
        return job.difference(model).map(found -> {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("from", job.fastest().orElseThrow().name());
            json.put("p", number(found.p()));
            json.put("different", found.sure());
            return json;
        });
    }

    private static BigDecimal number(double value) {
        BigDecimal rounded = BigDecimal.valueOf(value)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
