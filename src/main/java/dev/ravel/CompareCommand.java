package dev.ravel;

import dev.ravel.compare.Comparison;
import dev.ravel.compare.ComparisonJson;
import dev.ravel.compare.ComparisonMarkdown;
import dev.ravel.compare.ComparisonText;
import dev.ravel.compare.MatrixRun;
import dev.ravel.compare.Results;
import dev.ravel.config.ConfigException;
import dev.ravel.config.json.Conf;
import dev.ravel.config.json.Matrix;
import dev.ravel.deploy.RunException;
import dev.ravel.runs.RunDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Runs a comparison, and tells what came of it: the conf's block {@code compare}. */
final class CompareCommand implements Command {
    private static final String MODEL = "comparison";

    private final Arguments arguments;
    private final Console console;
    private final Conf conf;
    private final String name;

    CompareCommand(Arguments arguments, Console console, Conf conf, String name) {
        this.arguments = arguments;
        this.console = console;
        this.conf = conf;
        this.name = name;
    }

    @Override
    public int execute() throws RunException {
        if (arguments.deployment().isPresent() || arguments.out().isPresent()) {
            String option = arguments.deployment().isPresent() ? "-deployment" : "-out";
            throw new ConfigException(option + ": belongs to a job; this conf compares many");
        }
        Matrix matrix = conf.matrix(console.environment());
        if (arguments.dryRun()) {
            preview(matrix);
            return 0;
        }
        try {
            return compare(matrix);
        } catch (IOException e) {
            throw new RunException("the comparison could not go on: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("interrupted");
        }
    }

    private void preview(Matrix matrix) {
        if (arguments.json()) {
            console.out().print(conf.effectiveJson());
        } else if (!arguments.quiet()) {
            MatrixPreview.lines(matrix).forEach(console.out()::println);
        }
    }

    private int compare(Matrix matrix) throws IOException, InterruptedException {
        RunDirectory directory =
                RunDirectory.create(matrix.runs(), LocalDateTime.now(ZoneId.systemDefault()), name, MODEL);
        directory.write(directory.conf(), conf.effectiveJson());
        String startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        AtomicInteger stopped = new AtomicInteger();
        Telling telling = results -> {
            Comparison comparison = new Comparison(name, startedAt, directory.path(), results);
            directory.write(directory.comparison(), ComparisonJson.of(comparison, Version.text()));
            directory.write(directory.path().resolve("compare.md"), ComparisonMarkdown.of(comparison));
            return comparison;
        };
        Results results = run(matrix, directory.path(), stopped, telling);
        tell(telling.of(results), directory);
        Optional<Path> page = Drawing.attempt(directory, console);
        if (page.isPresent() && !arguments.json() && !arguments.quiet()) {
            console.out().println("report  " + page.get());
        }
        return code(results, stopped.get());
    }

    /** Writes down what there is so far: a comparison that is killed has it as well. */
    private interface Telling {
        Comparison of(Results results) throws IOException;
    }

    private void tell(Comparison comparison, RunDirectory directory) throws IOException {
        if (arguments.json()) {
            console.out().print(Files.readString(directory.comparison()));
        } else if (!arguments.quiet()) {
            ComparisonText.lines(comparison).forEach(console.out()::println);
        }
    }

    private Results run(Matrix matrix, Path directory, AtomicInteger stopped, Telling telling)
            throws InterruptedException, IOException {
        try (MatrixProgress progress = new MatrixProgress(name, console, arguments.quiet())) {
            MatrixRun run = new MatrixRun(matrix, directory, Main.class.getName(), progress::show);
            Signals.onStop(code -> stop(run, stopped, code));
            return run.execute(telling::of);
        }
    }

    /** The first signal keeps what is finished, the second ends at once. */
    private static void stop(MatrixRun run, AtomicInteger stopped, int code) {
        if (!stopped.compareAndSet(0, code)) {
            Runtime.getRuntime().halt(code);
        }
        try {
            run.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static int code(Results results, int stopped) {
        if (stopped != 0) {
            return stopped;
        }
        return results.whole() && results.allDone() ? 0 : 1;
    }
}
