package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Comparisons as a user runs them: whole processes, small jobs. */
@Slow(70)
class CompareTest {
    static final String PAGES = "{'name': 'pages', 'job': {'fetch': {"
            + "'url': '{+lab}/leaderboards/tier?page={p}', 'each': {'p': {'from': 1, 'to': 8}}}}, 'lab': {'latencyMs': 250}}";
    static final String SUM = "{'name': 'sum', 'job': {'sum': {'from': 0, 'to': 400000000, 'chunks': 4,"
            + " 'kernel': 'plain', 'rounds': 3}}}";
    static final String SEQUENTIAL = "{'model': 'sequential'}";
    private static final String LOOP = "{'model': 'eventLoop', 'inFlight': 8, 'sumOn': 'loop'}";

    @TempDir
    Path folder;

    private Ravel ravel;

    @BeforeEach
    void create() {
        ravel = new Ravel(folder);
    }

    @Test
    void every_job_runs_under_every_deployment_as_often_as_asked_and_all_agree() throws Exception {
        Ravel.Ended ended = ravel.run("-conf", conf(PAGES + ", " + SUM, SEQUENTIAL + ", " + LOOP, 2), "-json");

        assertThat(ended.code()).as(ended.err()).isZero();
        JsonObject comparison = ended.summary();
        assertThat(comparison.getInteger("finished")).isEqualTo(8).isEqualTo(comparison.getInteger("planned"));
        assertThat(comparison.getJsonArray("notes")).isEmpty();
        for (Object job : comparison.getJsonArray("jobs")) {
            assertThat(((JsonObject) job).getBoolean("sameOutcomes")).isTrue();
            for (Object model : ((JsonObject) job).getJsonArray("models")) {
                requireWhole((JsonObject) model);
            }
        }
        assertThat(Files.readString(directory().resolve("compare.json"))).isEqualTo(ended.out());
        assertThat(directory().resolve("compare.md")).isNotEmptyFile();
        assertThat(runs()).hasSize(8);
    }

    @Test
    void the_figures_are_those_of_the_runs_own_summaries() throws Exception {
        JsonObject model =
                models(ravel.run("-conf", conf(PAGES, SEQUENTIAL, 1), "-json")).getJsonObject(0);
        JsonObject summary = new JsonObject(
                Files.readString(directory().resolve(model.getString("shown")).resolve("summary.json")));

        assertThat(model.getJsonObject("wallMs").getDouble("median")).isEqualTo(summary.getDouble("wallMs"));
        assertThat(model.getJsonObject("lagP99Ms").getDouble("median"))
                .isEqualTo(summary.getJsonObject("loop").getJsonObject("lagMs").getDouble("p99"));
        assertThat(model.getJsonObject("tasks").getInteger("done")).isEqualTo(8);
        assertThat(summary.getString("lab")).isEqualTo("child");
    }

    @Test
    void a_run_that_cannot_go_on_is_told_and_does_not_end_the_rest() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String broken = "{'name': 'broken', 'job': {'fetch': {'urls': ['{+lab}/']}}, 'lab': {'port': "
                    + taken.getLocalPort() + "}}";
            Ravel.Ended ended = ravel.run("-conf", conf(broken + ", " + SUM, SEQUENTIAL, 1), "-json");

            assertThat(ended.code()).isEqualTo(1);
            JsonArray jobs = ended.summary().getJsonArray("jobs");
            assertThat(model(jobs, 0).getJsonArray("problems").getString(0)).startsWith("exit code 3: ");
            assertThat(model(jobs, 1).getInteger("runs")).isEqualTo(1);
        }
    }

    @Test
    void failed_tasks_are_figures_and_the_exit_code() throws Exception {
        String failing = "{'name': 'failing', 'job': {'fetch': {'urls': ['{+lab}/status/404', '{+lab}/']}}, 'lab': {}}";
        Ravel.Ended ended = ravel.run("-conf", conf(failing, SEQUENTIAL, 1), "-json");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(models(ended).getJsonObject(0).getJsonObject("tasks").getInteger("failed"))
                .isGreaterThanOrEqualTo(1);
    }

    @Test
    void threads_that_share_a_core_say_nothing_of_the_least_time() throws Exception {
        JsonArray models = models(ravel.run("-conf", conf(SUM, "{'model': 'workers', 'threads': 64}", 1), "-json"));

        assertThat(models.getJsonObject(0).containsKey("leastMs")).isFalse();
    }

    @Test
    void a_stop_keeps_what_is_finished() throws Exception {
        String slow =
                "{'name': 'slow', 'job': {'fetch': {'urls': ['{+lab}/never']}}, 'lab': {}, 'run': {'drainMs': 0}}";
        Ravel.Running running = ravel.hearingSignals().start("-conf", conf(SUM + ", " + slow, SEQUENTIAL, 1), "-json");
        awaitText(running.err(), "sum, sequential");
        running.signal("TERM");
        Ravel.Ended ended = running.end();

        assertThat(ended.code()).isEqualTo(143);
        assertThat(ended.summary().getInteger("finished")).isEqualTo(1);
        assertThat(ended.summary().getJsonArray("notes").getString(0)).isEqualTo("stopped after 1 of 2 runs");
        assertThat(ended.summary()
                        .getJsonArray("jobs")
                        .getJsonObject(0)
                        .getJsonArray("models")
                        .getJsonObject(0)
                        .getInteger("runs"))
                .isEqualTo(1);
    }

    @Test
    void a_comparison_that_is_killed_leaves_what_it_has_and_no_process() throws Exception {
        String endless = "{'name': 'endless', 'job': {'fetch': {'urls': ['{+lab}/never']}}, 'lab': {}}";
        Ravel.Running running = ravel.start("-conf", conf(SUM + ", " + endless, SEQUENTIAL, 1));
        awaitText(running.err(), "sum, sequential");
        ProcessHandle child = child(running.process());
        running.process().destroyForcibly().waitFor();
        child.onExit().get(60, TimeUnit.SECONDS);

        Ravel.Ended drawn = ravel.run("-report", directory().toString(), "-json");

        assertThat(drawn.code()).as(drawn.err()).isZero();
        JsonObject left = new JsonObject(Files.readString(directory().resolve("compare.json")));
        assertThat(left.getInteger("finished")).isEqualTo(1);
        assertThat(Path.of(drawn.summary().getString("report"))).hasFileName("report.html");
    }

    private static ProcessHandle child(Process process) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (process.children().findFirst().isEmpty()) {
            assertThat(System.nanoTime()).as("waiting for a run").isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return process.children().findFirst().orElseThrow();
    }

    @Test
    void a_comparison_is_no_run_that_could_be_resumed() throws Exception {
        ravel.run("-conf", conf(SUM, SEQUENTIAL, 1), "-quiet");

        Ravel.Ended ended = ravel.run("-resume", directory().toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).singleElement().asString().contains("is a comparison");
    }

    @Test
    void a_dry_run_tells_what_would_run() throws Exception {
        Ravel.Ended ended = ravel.run("-conf", conf(PAGES + ", " + SUM, SEQUENTIAL + ", " + LOOP, 5), "-dry-run");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).startsWith("20 runs: 0 to warm up and 5 that count, of each job");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    /** Of the first deployment. */
    static JsonObject model(JsonArray jobs, int job) {
        return jobs.getJsonObject(job).getJsonArray("models").getJsonObject(0);
    }

    private static void requireWhole(JsonObject model) {
        JsonObject tasks = model.getJsonObject("tasks");
        assertThat(model.getInteger("runs")).isEqualTo(2);
        assertThat(tasks.getInteger("done")).isEqualTo(tasks.getInteger("total"));
        assertThat(model.getJsonObject("wallMs").getJsonArray("all")).hasSize(2);
        assertThat(model.getDouble("leastMs"))
                .isPositive()
                .isLessThanOrEqualTo(model.getJsonObject("wallMs").getDouble("min") + 1);
    }

    private static void awaitText(Path file, String text) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
        while (!Files.readString(file).contains(text)) {
            assertThat(System.nanoTime()).as("waiting for: " + text).isLessThan(deadline);
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }

    private static JsonArray models(Ravel.Ended ended) {
        assertThat(ended.err()).doesNotContain("Exception");
        return ended.summary().getJsonArray("jobs").getJsonObject(0).getJsonArray("models");
    }

    private Path directory() throws Exception {
        return only(folder.resolve("runs"));
    }

    private List<Path> runs() throws Exception {
        try (Stream<Path> all = Files.list(directory().resolve("cells"))) {
            return all.toList();
        }
    }

    private static Path only(Path parent) throws Exception {
        try (Stream<Path> all = Files.list(parent)) {
            List<Path> list = all.toList();
            assertThat(list).hasSize(1);
            return list.get(0);
        }
    }

    static String conf(String jobs, String deployments, int repeats) {
        return ("{'compare': {'jobs': [" + jobs + "], 'deployments': [" + deployments + "], 'repeats': " + repeats
                        + ", 'warmup': 0}}")
                .replace('\'', '"');
    }
}
