package dev.ravel.config.json;

import dev.ravel.config.ConfigException;
import dev.ravel.config.DeploymentConfig;
import dev.ravel.config.UrlsConfig.StandardInput;
import dev.ravel.config.json.Matrix.Column;
import dev.ravel.config.json.Matrix.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the block {@code compare}. Every job is read under every deployment before anything starts. */
final class MatrixReader {
    static final String COMPARE = "compare";
    private static final String NAME = "name";
    private static final long TEN_MINUTES = 600_000;
    private static final String ENDING = ".json";

    private final Reading reading;
    private final Function<Map<String, Object>, Conf> inline;

    /** @param inline what a conf within this conf is, by its tree */
    MatrixReader(Reading reading, Function<Map<String, Object>, Conf> inline) {
        this.reading = reading;
        this.inline = inline;
    }

    Matrix read(Block conf) {
        if (conf.has("job")) {
            throw new ConfigException("job and compare exclude each other: put the job into compare.jobs");
        }
        Path runs = conf.read(
                "output",
                output -> output.value("runs", "runs").map(Value::output).orElse(Path.of("runs")));
        return conf.readAll(all -> all.required(COMPARE).block().readAll(compare -> matrix(compare, runs)));
    }

    private Matrix matrix(Block compare, Path runs) {
        List<Column> deployments = list(compare, "deployments", this::column, Column::name);
        if (deployments.stream().noneMatch(column -> column.leftOut().isEmpty())) {
            throw new ConfigException("compare.deployments: none of them can be here: "
                    + deployments.get(0).leftOut());
        }
        List<Row> jobs = list(compare, "jobs", this::row, Row::name);
        jobs.forEach(row -> deployments.stream()
                .filter(column -> column.leftOut().isEmpty())
                .forEach(column -> check(row, column)));
        return new Matrix(
                jobs,
                deployments,
                compare.integer("repeats", 5),
                compare.integer("warmup", 1),
                compare.wholeNumber("timeoutMs", TEN_MINUTES),
                runs);
    }

    private static <T> List<T> list(Block compare, String key, Function<Value, T> reader, Function<T, String> name) {
        Value given = compare.required(key);
        List<T> read = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Value value : given.list()) {
            T one = reader.apply(value);
            if (!names.add(name.apply(one))) {
                throw value.refused("is called " + name.apply(one) + " as another one is: give it a \"name\"");
            }
            read.add(one);
        }
        if (read.isEmpty()) {
            throw given.refused("must hold one at least");
        }
        return List.copyOf(read);
    }

    private Row row(Value value) {
        boolean file = value.raw() instanceof String;
        Conf conf = file
                ? Conf.load(value.input().toString(), java.io.InputStream.nullInputStream())
                : inline.apply(Tree.without(value.block().tree(), NAME));
        String name = file ? baseName(value.input()) : given(value.block()).orElse("job");
        try {
            return row(name, conf, value);
        } catch (ConfigException e) {
            throw e.in(value.path());
        }
    }

    private Row row(String name, Conf conf, Value value) {
        // The deployment that it has for itself may be one that cannot be here.
        Row row = new Row(name, conf, conf.deployment("{}").read(reading));
        boolean once = row.config().job().fetch().isPresent()
                && row.config().job().fetch().get().from() instanceof StandardInput;
        if (once) {
            throw value.refused("reads standard input, which can be read only once");
        }
        return row;
    }

    private Column column(Value value) {
        boolean file = value.raw() instanceof String;
        String argument = file
                ? value.input().toString()
                : Json.compact(Tree.without(value.block().tree(), NAME));
        Map<String, Object> block = Conf.deploymentBlock(argument);
        try {
            DeploymentConfig config = new Block("deployment", block, reading).readAll(DeploymentReader::read);
            return new Column(name(value, file).orElse(config.label()), Json.compact(block), Optional.of(config), "");
        } catch (ConfigException e) {
            if (!e.hereOnly()) {
                throw e.in(value.path());
            }
            String name = name(value, file).orElseGet(() -> words(String.valueOf(block.get("model"))));
            return new Column(name, Json.compact(block), Optional.empty(), e.getMessage());
        }
    }

    private static Optional<String> name(Value value, boolean file) {
        return file ? Optional.empty() : given(value.block());
    }

    private static Optional<String> given(Block block) {
        return block.value(NAME).map(name -> name.text().resolved()).filter(name -> !name.isBlank());
    }

    private void check(Row row, Column column) {
        try {
            row.conf().deployment(column.json()).read(reading);
        } catch (ConfigException e) {
            throw e.in("compare.jobs: " + row.name() + " under " + column.name());
        }
    }

    /** A name in camel case as a person writes it. */
    private static String words(String name) {
        return name.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    private static String baseName(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(ENDING) ? name.substring(0, name.length() - ENDING.length()) : name;
    }
}
