package dev.ravel.functional;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program as a user has it before them: exit codes, what is printed where, signals, broken surroundings. */
@Slow(60)
class CommandTest {
    private static final String PAGES =
            """
            {"job": {"fetch": {"url": "{+lab}/leaderboards/tier?page={page}&region=kr",
                               "each": {"page": {"from": 1, "to": %d}}%s}},
             "run": {"drainMs": 300}, "deployment": {"inFlight": 64, "model": "eventLoop"}, "lab": {"latencyMs": %d}}""";

    @TempDir
    Path folder;

    private Ravel ravel;

    @BeforeEach
    void start() {
        ravel = new Ravel(folder);
    }

    @Test
    void without_arguments_it_shows_three_examples() throws Exception {
        Ravel.Ended ended = ravel.run();

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.errors().stream().filter(line -> line.contains("java -jar app.jar")))
                .hasSize(3);
    }

    @Test
    void a_refused_conf_is_one_line() throws Exception {
        Path conf = Files.writeString(folder.resolve("bad.json"), "{\"job\": {\"fetch\": {\"urls\": []}}}");

        Ravel.Ended ended = ravel.run("-conf", conf.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).containsExactly(conf + ": job.fetch.urls = []: must not be empty");
    }

    @Test
    void a_refused_command_line_is_one_line() throws Exception {
        Ravel.Ended ended = ravel.run("-confg", "x.json");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.errors()).hasSize(1);
    }

    @Test
    void plain_urls_are_stored_where_they_are_wanted() throws Exception {
        try (Site site = Site.start()) {
            Ravel.Ended ended = ravel.run("-out", "pages", site.url("/file/a.txt?bytes=10"), site.url("/file/b.txt"));

            assertThat(ended.err()).isEmpty();
            assertThat(ended.code()).isZero();
            assertThat(names(folder.resolve("pages"))).containsExactlyInAnyOrder("0-a.txt", "b.txt");
        }
    }

    @Test
    void a_task_log_tells_the_start_and_the_end_of_each_task_beside_json() throws Exception {
        Ravel.Ended ended = ravel.run("-conf", PAGES.formatted(3, "", 0), "-json", "-set", "run.log=true");

        assertThat(ended.summary().getJsonObject("tasks").getInteger("done")).isEqualTo(3);
        assertThat(ended.errors()).hasSize(6).allMatch(line -> line.matches("\\d\\d:\\d\\d:\\d\\d\\.\\d{3}  .*"));
        for (int task = 0; task < 3; task++) {
            String start = "  start    " + task + "  http";
            String done = "  done     " + task + "  ";
            assertThat(ended.err()).containsSubsequence(start, done);
        }
    }

    @Test
    void a_quiet_run_has_no_task_log() throws Exception {
        Ravel.Ended ended = ravel.run("-conf", PAGES.formatted(3, "", 0), "-quiet", "-set", "run.log=true");

        assertThat(ended.code()).isZero();
        assertThat(ended.err() + ended.out()).isEmpty();
    }

    @Test
    void json_is_all_that_is_printed_on_standard_output() throws Exception {
        Ravel.Ended ended = ravel.run("-conf", PAGES.formatted(3, "", 0), "-json");

        assertThat(ended.code()).isZero();
        JsonObject summary = ended.summary();
        assertThat(summary.getJsonObject("tasks").getInteger("done")).isEqualTo(3);
        assertThat(Path.of(folder.toString(), summary.getString("runDir"), "summary.json"))
                .hasContent(ended.out());
    }

    @Test
    void quiet_prints_nothing() throws Exception {
        Ravel.Ended ended = ravel.run("-conf", PAGES.formatted(3, "", 0), "-quiet");

        assertThat(ended.code()).isZero();
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void an_interrupt_drains_and_writes_the_summary() throws Exception {
        Ravel.Running running = ravel.hearingSignals().start("-conf", PAGES.formatted(1000, "", 20_000), "-json");
        awaitRun();
        running.signal("INT");
        Ravel.Ended ended = running.end();

        assertThat(ended.code()).isEqualTo(130);
        assertThat(ended.errors()).hasSize(1);
        assertThat(ended.summary().getString("ending")).isEqualTo("stopped");
        JsonObject tasks = ended.summary().getJsonObject("tasks");
        assertThat(tasks.getInteger("total")).isEqualTo(1000);
        assertThat(tasks.getInteger("pending")).isEqualTo(1000);
    }

    @Test
    void a_pipe_that_nobody_writes_to_does_not_keep_a_run_from_stopping() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        String conf = "{\"job\": {\"fetch\": {\"file\": \"" + pipe + "\"}}, \"run\": {\"drainMs\": 300}}";

        Ravel.Running running = ravel.hearingSignals().start("-conf", conf, "-json");
        awaitRun();
        running.signal("TERM");

        assertThat(running.end().code()).isEqualTo(143);
    }

    @Test
    void the_lab_serves_alone_until_a_signal() throws Exception {
        Ravel.Running running = ravel.hearingSignals().start("-lab", "-set", "lab.hosts=1");
        awaitText(running.out(), "Ctrl-C stops it");
        String origin = Files.readAllLines(running.out()).get(0);

        Ravel.Ended asked = new Ravel(folder).run("-json", origin + "/leaderboards/tier?page=1");
        running.signal("INT");

        assertThat(asked.summary().getJsonObject("tasks").getInteger("done")).isEqualTo(1);
        assertThat(running.end().code()).isEqualTo(130);
    }

    @Test
    void a_second_signal_stops_at_once() throws Exception {
        String conf = PAGES.formatted(1000, "", 20_000).replace("\"drainMs\": 300", "\"drainMs\": 600000");
        Ravel.Running running = ravel.hearingSignals().start("-conf", conf);
        awaitRun();
        running.signal("TERM");
        awaitText(running.err(), "once more to stop at once");
        // One that comes with the first is the same wish.
        while (!running.process().waitFor(100, TimeUnit.MILLISECONDS)) {
            running.signal("TERM");
        }

        assertThat(running.end().code()).isEqualTo(143);
    }

    @Test
    void twenty_thousand_pages_need_little_memory() throws Exception {
        Ravel.Ended ended = ravel.asShipped().jvm("-Xmx64m").run("-conf", PAGES.formatted(20_000, "", 0), "-json");

        assertThat(ended.err()).doesNotContain("OutOfMemory");
        assertThat(ended.code()).isZero();
        assertThat(ended.summary().getJsonObject("tasks").getInteger("done")).isEqualTo(20_000);
        assertThat(Ravel.outcomes(folder.resolve("runs"))).hasSize(20_000);
    }

    @Test
    void a_server_that_redirects_to_a_very_long_parameter_is_an_outcome_like_any_other() throws Exception {
        String target = "/redirect/1?to=/echo%3Ftoken%3D" + "x".repeat(7_000);
        JsonObject fetch = new JsonObject()
                .put("urls", new JsonArray().add("{+lab}" + target).add("{+lab}/echo"));
        JsonObject conf = new JsonObject()
                .put("job", new JsonObject().put("fetch", fetch))
                .put("lab", new JsonObject());

        Ravel.Ended ended = ravel.run("-conf", conf.encode(), "-json");

        assertThat(ended.code()).as(ended.err()).isZero();
        assertThat(Ravel.outcomes(folder.resolve("runs")).get(0).getString("finalUrl"))
                .endsWith("/echo?token=***");
    }

    @Test
    void an_untrusted_certificate_is_a_clear_outcome() throws Exception {
        String conf = PAGES.formatted(1, "", 0).replace("{+lab}", "{+labs}");

        assertThat(ravel.run("-conf", conf, "-json").summary().getJsonObject("causes"))
                .isEqualTo(new JsonObject().put("tls", 1));
        String trusting = "job.fetch.trust=" + Path.of("conf/lab-cert.pem").toAbsolutePath();
        assertThat(ravel.run("-conf", conf, "-set", trusting, "-quiet").code()).isZero();
    }

    @Test
    void runs_that_cannot_be_written_are_one_line() throws Exception {
        Files.writeString(folder.resolve("taken"), "a file");

        Ravel.Ended ended = ravel.run("-conf", PAGES.formatted(1, "", 0), "-set", "output.runs=taken");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.errors()).singleElement().asString().startsWith("output.runs = taken: cannot be written");
    }

    @Test
    void a_folder_for_files_that_cannot_be_is_one_line_and_nobody_is_asked() throws Exception {
        Files.writeString(folder.resolve("taken"), "a file");

        Ravel.Ended ended = ravel.run("-conf", PAGES.formatted(3, "", 0), "-out", "taken");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.errors()).singleElement().asString().startsWith("output.files = taken: cannot be written");
    }

    @Test
    void a_journal_without_room_is_never_complete() throws Exception {
        Assumptions.assumeTrue(Files.exists(Path.of("/bin/bash")), "no bash to limit the size of files with");
        Ravel.Ended ended = ravel.under("bash", "-c", "ulimit -f 4; exec \"$@\"", "limited")
                .jvm("-XX:-UsePerfData")
                .run("-conf", PAGES.formatted(300, "", 0), "-json");

        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.errors()).singleElement().asString().startsWith("the journal cannot be written: ");
    }

    @Test
    void every_loop_fetches_and_computes_where_that_is_asked_for() throws Exception {
        String conf = PAGES.formatted(40, "", 5)
                .replace("\"deployment\": {", "\"deployment\": {\"instances\": 2, \"sumOn\": \"loop\", ")
                .replace("{\"job\": {", "{\"job\": {\"sum\": {\"from\": 0, \"to\": 1000000}, ");

        JsonArray members = ravel.run("-conf", conf, "-json").summary().getJsonArray("members");

        assertThat(members.stream().map(member -> ((JsonObject) member).getString("lane")))
                .containsExactlyInAnyOrder("loop-0", "loop-1", "loop-0", "loop-1");
    }

    @Test
    void a_port_of_the_lab_that_is_taken_is_one_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            Ravel.Ended ended =
                    ravel.run("-conf", PAGES.formatted(1, "", 0), "-set", "lab.port=" + taken.getLocalPort());

            assertThat(ended.code()).isEqualTo(2);
            assertThat(ended.errors()).singleElement().asString().startsWith("lab.port = " + taken.getLocalPort());
        }
    }

    @Test
    void as_many_failures_as_allowed_stop_the_run() throws Exception {
        String conf = PAGES.formatted(1000, "", 0).replace("/leaderboards/tier", "/status/404");

        Ravel.Ended ended =
                ravel.run("-conf", conf, "-set", "run.failures=5", "-set", "deployment.inFlight=1", "-json");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.summary().getJsonObject("tasks").getInteger("failed")).isEqualTo(5);
        assertThat(ended.summary().getJsonObject("tasks").getInteger("pending")).isEqualTo(995);
    }

    @Test
    void a_million_tasks_are_previewed_in_a_small_heap() throws Exception {
        Ravel.Ended ended =
                ravel.asShipped().jvm("-Xmx32m").run("-conf", PAGES.formatted(1_000_000, "", 0), "-dry-run");

        assertThat(ended.code()).isZero();
        assertThat(ended.out())
                .contains("1,000,000 tasks")
                .contains("page=1&region=kr")
                .contains("page=1000000&region=kr");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    /** A run has begun when its journal has its first line. */
    private void awaitRun() throws Exception {
        Path runs = folder.resolve("runs");
        await(() -> {
            if (!Files.isDirectory(runs) || names(runs).isEmpty()) {
                return false;
            }
            Path journal = runs.resolve(names(runs).get(0)).resolve("outcomes.jsonl");
            return Files.exists(journal) && Files.size(journal) > 0;
        });
    }

    private static void awaitText(Path file, String text) throws Exception {
        await(() -> Files.readString(file).contains(text));
    }

    private interface Condition {
        boolean holds() throws IOException;
    }

    private static void await(Condition condition) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.holds()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
