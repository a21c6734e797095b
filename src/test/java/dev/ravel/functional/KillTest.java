package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import dev.ravel.config.LabConfig;
import dev.ravel.journal.Fingerprint;
import dev.ravel.lab.Lab;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whenever a run is killed, and its resumed starts too, nothing is lost, counted twice, torn or mixed. {@code
 * -Pkills} kills 200 times; each seed alone gives the same moments again, as far as a scheduler lets it.
 */
@Slow(24)
class KillTest {
    private static final int KILLS = Integer.getInteger("ravel.kills", 8);
    private static final int KILLS_A_RUN = 4;
    private static final int TASKS = 90;
    private static final long SECONDS = 120;

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Site site;
    private static String conf;
    private static Map<Long, Fingerprint> served;
    private static long wholeRunNanos;

    @BeforeAll
    static void runOnceUndisturbed() throws Exception {
        LabConfig slow = new LabConfig(20, 1, 0, 0, 1, 0, 500, 0, false, false);
        site = new Site(Lab.start(slow).await(SECONDS, TimeUnit.SECONDS));
        conf = conf();
        long begin = System.nanoTime();
        assertThat(new Ravel(shared).run("-conf", conf, "-quiet").code()).isZero();
        wholeRunNanos = System.nanoTime() - begin;
        served = files(shared.resolve("files"));
        assertThat(served).hasSize(TASKS);
    }

    @AfterAll
    static void close() {
        site.close();
    }

    /** Pages, downloads that take several reads and writes, and some so slow that they are gone on with. */
    private static String conf() {
        JsonArray urls = new JsonArray();
        for (int i = 0; i < TASKS; i++) {
            urls.add(site.url(target(i)));
        }
        return new JsonObject()
                .put("job", new JsonObject().put("fetch", new JsonObject().put("urls", urls)))
                .put("output", new JsonObject().put("files", "files"))
                .put("deployment", new JsonObject().put("model", "eventLoop").put("inFlight", 4))
                .encode();
    }

    private static String target(int task) {
        if (task % 30 == 0) {
            return "/file/slow" + task + ".bin?bytes=2000000&rate=800000";
        }
        return task % 3 == 0
                ? "/file/f" + task + ".bin?bytes=" + (1000 + task * 20_000)
                : "/leaderboards/tier?page=" + task + "&region=kr";
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, (KILLS + KILLS_A_RUN - 1) / KILLS_A_RUN);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_run_that_was_killed_again_and_again_ends_like_one_that_was_not(long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < KILLS_A_RUN; i++) {
            Ravel.Running running = new Ravel(folder).start(command());
            killed(running, random);
        }
        Ravel.Ended ended = new Ravel(folder).run(command());

        assertThat(ended.code()).as("seed %d: %s", seed, ended.err()).isZero();
        assertThat(Ravel.outcomes(folder.resolve("runs")).stream().map(line -> line.getLong("ordinal")))
                .as("seed %d", seed)
                .containsExactlyElementsOf(served.keySet());
        assertThat(files(folder.resolve("files"))).as("seed %d", seed).isEqualTo(served);
    }

    /** The run goes on where there is one; a start that was killed before it had a conf left none. */
    private String[] command() throws IOException {
        Optional<Path> run = run();
        return run.isPresent()
                ? new String[] {"-resume", run.get().toString(), "-quiet"}
                : new String[] {"-conf", conf, "-quiet"};
    }

    private Optional<Path> run() throws IOException {
        if (!Files.isDirectory(folder.resolve("runs"))) {
            return Optional.empty();
        }
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            List<Path> found = runs.toList();
            for (Path run : found) {
                if (!Files.exists(run.resolve("conf.json"))) {
                    forget(run);
                }
            }
            return found.stream().filter(Files::exists).findFirst();
        }
    }

    private static void forget(Path run) throws IOException {
        try (Stream<Path> left = Files.list(run)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(run);
    }

    /** At any moment of its life, or when its journal has grown to any size. */
    private void killed(Ravel.Running running, SplittableRandom random) throws Exception {
        long deadline = System.nanoTime() + random.nextLong(wholeRunNanos);
        long size = random.nextLong(TASKS * 350L);
        boolean byTime = random.nextBoolean();
        long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (running.process().isAlive() && !(byTime ? System.nanoTime() > deadline : journal() > size)) {
            assertThat(System.nanoTime()).isLessThan(last);
            running.process().waitFor(1, TimeUnit.MILLISECONDS);
        }
        running.process().destroyForcibly();
        assertThat(running.process().waitFor(SECONDS, TimeUnit.SECONDS)).isTrue();
    }

    private long journal() throws IOException {
        Optional<Path> run = run();
        Path journal = run.map(path -> path.resolve("outcomes.jsonl")).orElse(folder.resolve("none"));
        return Files.exists(journal) ? Files.size(journal) : 0;
    }

    /** By ordinal, with which every name begins here; a part that was left has no number of its own. */
    private static Map<Long, Fingerprint> files(Path folder) throws IOException {
        Map<Long, Fingerprint> files = new TreeMap<>();
        try (Stream<Path> found = Files.list(folder)) {
            for (Path file : found.toList()) {
                String name = file.getFileName().toString();
                assertThat(name).doesNotEndWith(".part");
                files.put(Long.parseLong(name.substring(0, name.indexOf('-'))), Fingerprint.of(file));
            }
        }
        return files;
    }
}
