package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Child processes that die, and parents that do. */
@Slow(63)
class ProcessesTest {
    private static final long SECONDS = 90;
    private static final int PAGES = 200;
    private static final String SLOW_PAGES = "{\"job\": {\"fetch\": {\"url\": \"{+lab}/leaderboards/tier?page={p}\","
            + " \"each\": {\"p\": {\"from\": 1, \"to\": " + PAGES + "}}}}, \"lab\": {\"latencyMs\": 100},"
            + " \"deployment\": {\"model\": \"processes\", \"processes\": 2, \"inner\": {\"inFlight\": 2}}}";

    @TempDir
    Path folder;

    private Ravel ravel;

    @BeforeEach
    void create() {
        ravel = new Ravel(folder);
    }

    @Test
    void each_process_has_a_line_of_what_it_did_and_cost() throws Exception {
        Ravel.Ended ended = ravel.run("-conf", SLOW_PAGES, "-set", "lab.latencyMs=1", "-json");

        assertThat(ended.code()).as(ended.err()).isZero();
        JsonArray nodes = ended.summary().getJsonArray("nodes");
        assertThat(nodes.stream().map(node -> ((JsonObject) node).getString("node")))
                .containsExactly("process-0", "process-1");
        long tasks = 0;
        for (Object node : nodes) {
            tasks += ((JsonObject) node).getLong("tasks");
            assertThat(((JsonObject) node).getLong("rssPeakBytes")).isPositive();
        }
        assertThat(tasks).isEqualTo(PAGES);
        assertThat(ended.summary().getJsonObject("process").getLong("rssPeakBytes"))
                .isGreaterThan(((JsonObject) nodes.getValue(0)).getLong("rssPeakBytes"));
    }

    @Test
    void a_child_that_is_killed_is_replaced_and_loses_nothing() throws Exception {
        Ravel.Running running = ravel.start("-conf", SLOW_PAGES, "-json");
        for (int kills = 1; kills <= 3; kills++) {
            int enough = kills * PAGES / 8;
            await(() -> outcomes() >= enough);
            child(running).destroyForcibly();
        }
        Ravel.Ended ended = running.end();

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(ended.err()).contains("another one takes its place");
        assertThat(Ravel.outcomes(folder.resolve("runs")).stream().map(line -> line.getLong("ordinal")))
                .containsExactlyElementsOf(LongStream.range(0, PAGES).boxed().toList());
        assertThat(running.process().descendants()).isEmpty();
    }

    @Test
    void no_child_outlives_a_parent_that_is_killed() throws Exception {
        Ravel.Running running = ravel.start("-conf", SLOW_PAGES, "-json");
        await(() -> outcomes() >= 8);
        List<ProcessHandle> children = children(running).toList();
        assertThat(children).hasSize(2);

        running.process().destroyForcibly();

        // promised within 5 s; a machine that is busy with other tests is given longer
        for (ProcessHandle child : children) {
            child.onExit().get(SECONDS, TimeUnit.SECONDS);
        }
        Ravel.Ended resumed = ravel.run("-resume", run().toString(), "-json");
        assertThat(resumed.code()).as(resumed.err()).isZero();
        assertThat(Ravel.outcomes(folder.resolve("runs"))).hasSize(PAGES);
    }

    @Test
    void an_interrupt_of_the_whole_group_lets_what_is_in_flight_end() throws Exception {
        Ravel.Running running = ravel.hearingSignals().start("-conf", SLOW_PAGES, "-json");
        await(() -> outcomes() >= 8);

        for (ProcessHandle child : children(running).toList()) {
            new ProcessBuilder("kill", "-INT", Long.toString(child.pid()))
                    .start()
                    .waitFor();
        }
        running.signal("INT");
        Ravel.Ended ended = running.end();

        assertThat(ended.code()).isEqualTo(130);
        JsonObject tasks = ended.summary().getJsonObject("tasks");
        assertThat(tasks.getInteger("failed")).isZero();
        assertThat(tasks.getInteger("done") + tasks.getInteger("pending")).isEqualTo(PAGES);
        assertThat(ended.err()).doesNotContain("takes its place");
    }

    /** Nobody but this test starts processes below the run, and the lab is inside. */
    private static Stream<ProcessHandle> children(Ravel.Running running) {
        return running.process().descendants();
    }

    private static ProcessHandle child(Ravel.Running running) throws InterruptedException {
        await(() -> children(running).findFirst().isPresent());
        return children(running).findFirst().orElseThrow();
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within " + SECONDS + " s").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    private int outcomes() {
        try {
            Path journal = run().resolve("outcomes.jsonl");
            return Files.exists(journal)
                    ? (int) Files.readString(journal)
                            .lines()
                            .filter(line -> line.startsWith("{\"outcome\""))
                            .count()
                    : 0;
        } catch (IOException | RuntimeException e) {
            return 0;
        }
    }

    private Path run() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            return runs.findFirst().orElseThrow();
        }
    }
}
