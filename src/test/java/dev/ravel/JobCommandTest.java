package dev.ravel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobCommandTest {
    private static final String SUM = "{\"job\": {\"sum\": {\"from\": 0, \"to\": 1000, \"chunks\": 4}}}";

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    @Test
    void a_run_prints_its_summary_and_leaves_its_directory() throws IOException {
        int code = run("-conf", SUM);

        assertThat(code).isZero();
        assertThat(terminal.lines())
                .contains("  tasks       4 of 4 done", "  sum         499500")
                .first()
                .asString()
                .startsWith("conf under eventLoop (");
        assertThat(terminal.lines())
                .last()
                .isEqualTo("  report      " + runDirectory().resolve("report.html"));
        assertThat(Files.readAllLines(runDirectory().resolve("outcomes.jsonl"))).hasSize(5);
    }

    @Test
    void json_prints_the_summary_of_the_run_directory_and_nothing_else() throws IOException {
        int code = run("-conf", SUM, "-json");

        assertThat(code).isZero();
        assertThat(terminal.out()).isEqualTo(Files.readString(runDirectory().resolve("summary.json")));
        assertThat(new JsonObject(terminal.out()).getLong("sum")).isEqualTo(499_500);
    }

    @Test
    void quiet_prints_nothing_and_still_writes_the_summary() throws IOException {
        int code = run("-conf", SUM, "-quiet");

        assertThat(code).isZero();
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).isEmpty();
        assertThat(runDirectory().resolve("summary.json")).isNotEmptyFile();
    }

    @Test
    void a_task_that_failed_makes_it_1() throws IOException {
        terminal.typed("no url\n");

        int code = run("-conf", "{\"job\": {\"fetch\": {\"file\": \"-\"}}}", "-quiet");

        assertThat(code).isEqualTo(1);
        assertThat(new JsonObject(Files.readString(runDirectory().resolve("summary.json"))).getJsonObject("causes"))
                .isEqualTo(new JsonObject().put("url", 1));
    }

    @Test
    void a_run_directory_that_cannot_be_made_is_one_line_and_3() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        int code = terminal.run("-conf", SUM, "-set", "output.runs=" + file);

        assertThat(code).isEqualTo(3);
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err().lines()).singleElement().asString().startsWith("output.runs = " + file + ": ");
    }

    @Test
    void a_run_is_named_after_its_conf_and_its_model() throws IOException {
        Path conf = Files.writeString(folder.resolve("cpu.json"), SUM);

        run("-conf", conf.toString(), "-quiet", "-set", "deployment.model=sequential");
        assertThat(runDirectory().getFileName().toString()).endsWith("-cpu-sequential");
    }

    @Test
    void an_inline_conf_may_begin_on_a_line_of_its_own() throws IOException {
        run("-conf", "\n  " + SUM, "-quiet");

        assertThat(runDirectory().getFileName().toString()).endsWith("-conf-eventLoop");
    }

    @Test
    void an_inline_deployment_may_begin_with_white_space_too() {
        assertThat(catchThrowable(() -> run("-conf", SUM, "-deployment", " {\"model\": \"my s3cret\"}")))
                .hasMessageStartingWith("-deployment: deployment.model = ");
    }

    @Test
    void a_run_has_a_name_whatever_that_of_its_conf_is() throws IOException {
        Path conf = Files.writeString(folder.resolve("ü:".repeat(80) + ".json"), SUM);

        assertThat(run("-conf", conf.toString(), "-quiet")).isZero();
        assertThat(runDirectory().getFileName().toString()).contains("-" + "ü_".repeat(20) + "-");
    }

    @Test
    void a_preview_as_json_is_one_object() {
        int code = run("-conf", SUM, "-dry-run", "-json");

        assertThat(code).isZero();
        assertThat(new JsonObject(terminal.out()).getInteger("tasks")).isEqualTo(4);
        assertThat(new JsonObject(terminal.out()).getJsonObject("conf").getJsonObject("job"))
                .isEqualTo(new JsonObject(SUM).getJsonObject("job"));
    }

    @Test
    void a_quiet_preview_prints_nothing() {
        assertThat(run("-conf", SUM, "-dry-run", "-quiet")).isZero();
        assertThat(terminal.out()).isEmpty();
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void settings_apply_in_their_order_and_a_deployment_before_them() throws IOException {
        run(
                "-conf",
                SUM,
                "-set",
                "job.sum.to=9",
                "-deployment",
                "{\"model\": \"workers\"}",
                "-set",
                "job.sum.to=10",
                "-set",
                "deployment.threads=1",
                "-json");

        JsonObject summary = new JsonObject(terminal.out());
        assertThat(summary.getLong("sum")).isEqualTo(45);
        assertThat(summary.getString("model")).isEqualTo("workers");
        assertThat(summary.getJsonArray("members")).hasSize(1);
    }

    @Test
    void a_preview_of_a_shipped_conf_names_the_lab_and_starts_nothing() {
        int code = run("-conf", "conf/io.json", "-dry-run");

        assertThat(code).isZero();
        assertThat(terminal.lines())
                .endsWith(
                        "19 tasks",
                        "  fetch: 19",
                        "    first 0  http://lab1/leaderboards/tier?page=1&region=kr",
                        "    last  18  http://lab1/leaderboards/tier?page=19&region=kr",
                        "  1 host",
                        "    lab1:80",
                        "  at least 0.0 s, however fast the hosts answer");
        assertThat(folder.resolve("runs")).doesNotExist();
    }

    @Test
    void a_preview_begins_with_the_conf_as_it_would_be_run() {
        run("-conf", SUM, "-dry-run", "-set", "retry.maxAttempts=7");

        String conf = terminal.out().substring(0, terminal.out().indexOf("\n}\n") + 2);
        assertThat(new JsonObject(conf))
                .isEqualTo(new JsonObject(SUM)
                        .put("retry", new JsonObject().put("maxAttempts", 7))
                        .put(
                                "output",
                                new JsonObject()
                                        .put("runs", folder.resolve("runs").toString())));
    }

    @Test
    void a_preview_of_a_million_tasks_names_their_ends() {
        run(
                "-conf",
                "{\"job\": {\"fetch\": {\"url\": \"http://a.test/{n}\", \"each\": {\"n\": {\"from\": 1, \"to\": 1000000}}}},"
                        + " \"politeness\": {\"delayMs\": 1000}}",
                "-dry-run");

        assertThat(terminal.lines())
                .contains("1,000,000 tasks", "    last  999999  http://a.test/1000000")
                .endsWith("  at least 999,999.0 s, however fast the hosts answer");
    }

    @Test
    void a_preview_shows_no_secret() {
        run(
                "-conf",
                "{\"job\": {\"fetch\": {\"url\": \"http://a.test/?k=${env:TOKEN}\","
                        + " \"headers\": {\"Authorization\": \"Basic abc\"}}}}",
                "-dry-run");

        assertThat(terminal.out()).contains("${env:TOKEN}", "***").doesNotContain("s3cret", "Basic abc");
    }

    @Test
    void out_is_taken_letter_by_letter() {
        for (String directory : List.of("pages", "a b", "a\"b\\c", "a\tb", "null", "7")) {
            Terminal other = new Terminal();
            other.run("http://a.test/", "-out", directory, "-dry-run");

            String conf = other.out().substring(0, other.out().indexOf("\n}\n") + 2);
            assertThat(new JsonObject(conf).getJsonObject("output").getString("files"))
                    .isEqualTo(directory);
        }
    }

    private int run(String... words) {
        return terminal.run(Stream.concat(Stream.of(words), Stream.of("-set", "output.runs=" + folder.resolve("runs")))
                .toArray(String[]::new));
    }

    /** The only one. */
    private Path runDirectory() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            List<Path> found = runs.toList();
            assertThat(found).hasSize(1);
            return found.get(0);
        }
    }
}
