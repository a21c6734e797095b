package dev.ravel.compare;

import dev.ravel.config.ConfigException;
import dev.ravel.config.json.Conf;
import dev.ravel.config.json.Json;
import dev.ravel.config.json.Matrix;
import dev.ravel.work.FileNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Runs a matrix, one process after the other. A run that fails is noted and does not end the rest; a stop keeps what is
 * finished. {@link #execute} works on the caller's thread, {@link #stop} may come from any.
 */
public final class MatrixRun {
    private static final int LONGEST_NAME = 60;
    /** Exit codes of a run that ended: nothing failed; something did. */
    private static final int SOME_FAILED = 1;
    /** Those of a run that a signal stopped. */
    private static final List<Integer> STOPPED = List.of(130, 143);

    private static final long MOMENT_MS = 1000;

    private final Matrix matrix;
    private final Path directory;
    private final String main;
    private final Consumer<Stand> progress;
    private final Map<String, Demand> demands = new HashMap<>();
    private final List<Trial> trials = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private CellProcess running;
    private final CountDownLatch stop = new CountDownLatch(1);

    /**
     * How far it is.
     *
     * @param finished runs, warm-ups and failures included
     * @param last how the last of them went; empty before the first
     * @param next what runs now; empty after the last
     */
    public record Stand(int finished, int planned, String last, String next) {}

    /** A run that gave no figures, and why. */
    public record Problem(Cell cell, String what) {}

    /**
     * A matrix that was not started.
     *
     * @param directory where the runs' directories go, below {@code cells}
     * @param main the class whose {@code main} runs a conf
     */
    public MatrixRun(Matrix matrix, Path directory, String main, Consumer<Stand> progress) {
        this.matrix = matrix;
        this.directory = directory;
        this.main = main;
        this.progress = progress;
    }

    /** Hears of what there is after each run that counts. */
    public interface Heard {
        void of(Results results) throws IOException;
    }

    /** Runs all, or as much as there is until a stop. */
    public Results execute(Heard heard) throws InterruptedException, IOException {
        List<Cell> cells = Cell.all(matrix);
        String last = "";
        int finished = 0;
        for (Cell cell : cells) {
            progress.accept(new Stand(finished, cells.size(), last, cell.label()));
            last = run(cell);
            if (stopped()) {
                break;
            }
            finished++;
            if (cell.counted()) {
                heard.of(results(finished));
            }
        }
        progress.accept(new Stand(finished, cells.size(), last, ""));
        return results(finished);
    }

    private Results results(int finished) {
        return new Results(matrix, List.copyOf(trials), List.copyOf(problems), Map.copyOf(demands), finished);
    }

    /** Ends the run that is under way, which does not count, and starts no other. */
    public void stop() throws InterruptedException {
        CellProcess current;
        synchronized (this) {
            stop.countDown();
            current = running;
        }
        if (current != null) {
            current.stop();
        }
    }

    /**
     * Ctrl-C reaches a run as well, and the run may be the first to end: this process hears of it within the moment, or else
     * it was meant for that run alone.
     */
    private void heed(int code) throws InterruptedException {
        if (STOPPED.contains(code)) {
            stop.await(MOMENT_MS, TimeUnit.MILLISECONDS);
        }
    }

    private boolean stopped() {
        return stop.getCount() == 0;
    }

    /** Returns how it went, in words. */
    private String run(Cell cell) throws InterruptedException {
        Path files = directory.resolve("files");
        try {
            Optional<CellProcess> process = process(cell, conf(cell, files));
            if (process.isEmpty()) {
                return "";
            }
            CellProcess.Ended ended = process.get().end(matrix.timeoutMs());
            heed(ended.code());
            return stopped() ? "" : take(cell, ended);
        } catch (IOException | TimeoutException | UncheckedIOException e) {
            return problem(cell, e.getMessage());
        } finally {
            delete(files);
        }
    }

    /** None where a stop came before. */
    private synchronized Optional<CellProcess> process(Cell cell, Conf conf) throws IOException {
        if (stopped()) {
            return Optional.empty();
        }
        running = CellProcess.start(
                main, conf.portableJson(), cell.row().config().run().drainMs());
        return Optional.of(running);
    }

    /** The conf of one run: the site beside it, and nothing that an earlier run left to be found. */
    private Conf conf(Cell cell, Path files) {
        String name = FileNames.safe(cell.row().name() + "-" + cell.column().name(), LONGEST_NAME);
        Conf conf = cell.row()
                .conf()
                .deployment(cell.column().json())
                .set("run.name=" + Json.compact(name))
                .set("output.report=false")
                .set("output.runs=" + Json.compact(directory.resolve("cells").toString()));
        Conf beside = cell.row().config().lab().isPresent() ? conf.set("lab.process=true") : conf;
        boolean toFiles = cell.row().config().output().files().isPresent();
        return toFiles ? beside.set("output.files=" + Json.compact(files.toString())) : beside;
    }

    private String take(Cell cell, CellProcess.Ended ended) throws IOException {
        if (ended.code() != 0 && ended.code() != SOME_FAILED) {
            return problem(cell, "exit code " + ended.code() + ": " + ended.complaint());
        }
        Map<?, ?> summary = summary(ended.out());
        if (!"complete".equals(summary.get("ending"))) {
            return problem(cell, "was not complete: " + summary.get("reason"));
        }
        Path run = Path.of(String.valueOf(summary.get("runDir")));
        Map<Figure, Double> figures = Figure.of(summary);
        if (cell.counted()) {
            Demand demand = demands.computeIfAbsent(cell.row().name(), job -> new Demand());
            Account account = Account.read(run.resolve("outcomes.jsonl"), demand, alone(cell));
            trials.add(new Trial(cell, figures, run, account));
        } else {
            delete(run);
        }
        return cell.label() + ": " + Math.round(figures.get(Figure.WALL)) + " ms"
                + (cell.counted() ? "" : " (warm-up)");
    }

    /** Whether it had a core for each of its computations. */
    private static boolean alone(Cell cell) {
        int together = cell.column().config().orElseThrow().capacity().computations();
        return together <= Runtime.getRuntime().availableProcessors();
    }

    private static Map<?, ?> summary(String out) throws IOException {
        try {
            return (Map<?, ?>) Json.parse(out, "its summary");
        } catch (ConfigException | ClassCastException e) {
            throw new IOException("printed no summary", e);
        }
    }

    private String problem(Cell cell, String what) {
        problems.add(new Problem(cell, what));
        return cell.label() + ": " + what;
    }

    /** What is left of it does not matter to the figures. */
    private static void delete(Path tree) {
        if (!Files.exists(tree)) {
            return;
        }
        try (Stream<Path> all = Files.walk(tree)) {
            all.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            // A file that cannot be deleted is found by the user; the next run writes it anew.
        }
    }
}
