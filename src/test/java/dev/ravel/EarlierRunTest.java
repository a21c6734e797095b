package dev.ravel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ravel.config.ConfigException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code -resume}, {@code -retry-failed} and {@code -verify} make of runs that are cut off, damaged or finished. */
class EarlierRunTest {
    private static final String SUM = "{\"job\": {\"sum\": {\"from\": 0, \"to\": 1000, \"chunks\": 4}}}";
    /** Three pages of a lab, one of which is not there. */
    private static final String PAGES =
            """
            {"job": {"fetch": {"urls": ["{+lab}/file/a.txt", "{+lab}/status/404", "{+lab}/file/b.txt"]}},
             "output": {"files": "%s"}, "lab": {}, "retry": {"maxAttempts": 1}}""";

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    @Test
    void a_run_that_was_cut_off_does_what_is_left() throws IOException {
        Path run = ran(SUM);
        cutOff(run, 3, "");

        assertThat(terminal.run("-resume", run.toString(), "-json")).isZero();
        JsonObject summary = new JsonObject(terminal.out());
        assertThat(summary.getLong("sum")).isEqualTo(499_500);
        assertThat(summary.getLong("resumed")).isEqualTo(2);
        assertThat(summary.getJsonObject("tasks").getInteger("done")).isEqualTo(4);
        assertThat(summary.getString("job")).isEqualTo("conf");
        assertThat(outcomes(run)).hasSize(4);
        assertThat(Files.readString(run.resolve("summary.json"))).isEqualTo(terminal.out());
    }

    @Test
    void a_torn_line_is_cut_off_with_a_note() throws IOException {
        Path run = ran(SUM);
        cutOff(run, 3, "{\"outcome\": \u0000");

        assertThat(terminal.run("-resume", run.toString())).isZero();
        assertThat(terminal.err().lines())
                .containsExactly(run + ": the last line of its journal was torn: 13 bytes are cut off");
        assertThat(terminal.lines()).contains("  resumed     2 had ended before this start");
        assertThat(outcomes(run)).hasSize(4);
    }

    @Test
    void a_run_without_a_whole_line_begins_again() throws IOException {
        Path run = ran(SUM);
        cutOff(run, 0, "{\"ru");

        assertThat(terminal.run("-resume", run.toString(), "-json")).isZero();
        assertThat(new JsonObject(terminal.out()).containsKey("resumed")).isFalse();
        assertThat(outcomes(run)).hasSize(4);
    }

    @Test
    void a_finished_run_stays_as_it_is() throws IOException {
        Path run = ran(PAGES);
        Map<String, String> before = contents(run);

        assertThat(terminal.run("-resume", run.toString(), "-json")).isEqualTo(1);
        assertThat(terminal.out()).isEqualTo(before.get("summary.json"));
        assertThat(contents(run)).isEqualTo(before);

        Terminal text = new Terminal();
        assertThat(text.run("-resume", run.toString())).isEqualTo(1);
        assertThat(text.lines())
                .startsWith("conf under eventLoop", "  tasks       2 of 3 done, 1 failed (status 1)")
                .endsWith("  resumed     3 had ended before this start", "  run         " + run);
        assertThat(contents(run)).isEqualTo(before);
    }

    @Test
    void a_run_that_ended_without_its_summary_gets_one() throws IOException {
        Path run = ran(SUM);
        Files.delete(run.resolve("summary.json"));
        List<String> journal = Files.readAllLines(run.resolve("outcomes.jsonl"));

        assertThat(terminal.run("-resume", run.toString(), "-json")).isZero();
        assertThat(new JsonObject(Files.readString(run.resolve("summary.json"))).getLong("sum"))
                .isEqualTo(499_500);
        assertThat(run.resolve("outcomes.jsonl")).hasContent(String.join("\n", journal));
    }

    @Test
    void another_deployment_may_go_on_with_a_run_but_no_other_job() throws IOException {
        Path run = ran(SUM);
        cutOff(run, 2, "");

        assertThat(refusal("-resume", run.toString(), "-set", "job.sum.to=1001"))
                .isEqualTo(run + ": -set changes the job, and its tasks would be others: start a new run");
        assertThat(terminal.run("-resume", run.toString(), "-deployment", "{\"model\": \"sequential\"}", "-json"))
                .isZero();
        assertThat(new JsonObject(terminal.out()).getString("model")).isEqualTo("sequential");
        assertThat(new JsonObject(terminal.out()).getLong("sum")).isEqualTo(499_500);
    }

    @Test
    void a_journal_of_another_job_is_refused() throws IOException {
        Path run = ran(SUM);
        Path conf = run.resolve("conf.json");
        Files.writeString(conf, Files.readString(conf).replace("1000", "1001"));

        assertThat(refusal("-resume", run.toString()))
                .isEqualTo(run + ": its journal is of another job than its conf.json");
        assertThat(terminal.run("-verify", run.toString())).isEqualTo(3);
        assertThat(terminal.lines()).contains("              the journal is of another job than conf.json");
    }

    @Test
    void a_broken_line_is_refused_with_its_number() throws IOException {
        Path run = ran(SUM);
        Path journal = run.resolve("outcomes.jsonl");
        List<String> lines = new ArrayList<>(Files.readAllLines(journal));
        lines.set(2, "{\"outcome\": {\"ordinal\": 1");
        Files.write(journal, lines);

        for (String command : List.of("-resume", "-retry-failed")) {
            assertThat(refusal(command, run.toString()))
                    .isEqualTo(journal + ": line 3 is not JSON; -verify tells more");
        }
        assertThat(terminal.run("-verify", run.toString())).isEqualTo(3);
        assertThat(terminal.lines())
                .contains("              " + journal + ": line 3 is not JSON; what follows was not read");
    }

    @Test
    void a_task_that_ended_twice_does_not_add_up() throws IOException {
        Path run = ran(SUM);
        Path journal = run.resolve("outcomes.jsonl");
        List<String> lines = Files.readAllLines(journal);
        Files.writeString(journal, lines.get(2) + "\n", StandardOpenOption.APPEND);
        long ordinal = new JsonObject(lines.get(2)).getJsonObject("outcome").getLong("ordinal");

        for (String command : List.of("-resume", "-retry-failed")) {
            Terminal refused = new Terminal();
            assertThat(refused.run(command, run.toString())).isEqualTo(3);
            assertThat(refused.err().lines())
                    .containsExactly(
                            run + ": its accounts do not add up: task " + ordinal + " ended twice; -verify tells more");
        }
        assertThat(terminal.run("-verify", run.toString(), "-json")).isEqualTo(3);
        assertThat(new JsonObject(terminal.out()).getInteger("duplicates")).isEqualTo(1);
    }

    @Test
    void a_changed_input_file_is_refused() throws IOException {
        Path urls = Files.writeString(folder.resolve("urls.txt"), "no url\nnone either\n");
        Path run = ran("{\"job\": {\"fetch\": {\"file\": \"" + urls + "\"}}}");
        cutOff(run, 2, "");
        Files.writeString(urls, "no url\nnone\n");

        assertThat(refusal("-resume", run.toString()))
                .isEqualTo(run + ": " + urls + " has changed since the run began: it had 19 bytes and has 12");
        assertThat(refusal("-retry-failed", run.toString())).startsWith(run + ": " + urls + " has changed");
        assertThat(terminal.run("-verify", run.toString())).isEqualTo(3);
        Files.writeString(urls, "no url\nnone either\n");
        assertThat(new Terminal().run("-resume", run.toString())).isEqualTo(1);
        assertThat(outcomes(run)).hasSize(2);
    }

    @Test
    void a_masked_secret_is_given_again() throws IOException {
        Path run = ran(PAGES.replace("]}", "], \"headers\": {\"X-Token\": \"t0p\"}}"));
        cutOff(run, 2, "");

        assertThat(refusal("-resume", run.toString()))
                .isEqualTo(
                        run.resolve("conf.json") + ": job.fetch.headers.X-Token = ***: is a masked secret: give it with"
                                + " -set job.fetch.headers.X-Token=..., or write ${env:NAME} and set NAME");
        assertThat(new Terminal().run("-verify", run.toString())).isZero();
        assertThat(terminal.run("-resume", run.toString(), "-set", "job.fetch.headers.X-Token=${env:TOKEN}", "-quiet"))
                .isEqualTo(1);
        assertThat(outcomes(run)).hasSize(3);
        cutOff(run, 3, "");
        assertThat(terminal.run("-resume", run.toString(), "-set", "job.fetch.headers.X-Token=other", "-quiet"))
                .isEqualTo(1);
        assertThat(outcomes(run)).hasSize(3);
    }

    @Test
    void what_failed_is_tried_again_in_a_run_of_its_own() throws IOException {
        Path run = ran(PAGES);
        Map<String, String> before = contents(run);

        assertThat(retried(run)).isEqualTo(1);
        Path second =
                runs().stream().filter(path -> !path.equals(run)).findFirst().orElseThrow();

        assertThat(contents(run)).isEqualTo(before);
        assertThat(outcomes(second)).extracting(line -> line.getLong("ordinal")).containsExactly(1L);
        JsonObject started = new JsonObject(
                Files.readAllLines(second.resolve("outcomes.jsonl")).get(0));
        assertThat(started.getJsonObject("run").getString("retryOf"))
                .isEqualTo(run.getFileName().toString());
        assertThat(new JsonObject(terminal.out()).getJsonObject("tasks").getInteger("total"))
                .isEqualTo(1);

        cutOff(second, 1, "");
        assertThat(new Terminal().run("-resume", second.toString())).isEqualTo(1);
        assertThat(outcomes(second)).extracting(line -> line.getLong("ordinal")).containsExactly(1L);
        assertThat(new Terminal().run("-verify", second.toString())).isZero();
        assertThat(retried(second)).isEqualTo(1);
        assertThat(runs()).hasSize(3);
    }

    @Test
    void what_is_tried_again_keeps_its_name_and_its_input() throws IOException {
        terminal.typed("{+lab}/file/a.txt\n{+lab}/status/404\n{+lab}/file/a.txt\n");
        run("-conf", PAGES.formatted(files()).replaceFirst("\"urls\": \\[.*?]", "\"file\": \"-\""));
        Path run = onlyRun();

        assertThat(retried(run)).isEqualTo(1);
        Path second =
                runs().stream().filter(path -> !path.equals(run)).findFirst().orElseThrow();

        assertThat(outcomes(second))
                .extracting(line -> line.getString("cause"))
                .containsExactlyInAnyOrder("status", "nameTaken");
        assertThat(second.resolve("input")).hasSameTextualContentAs(run.resolve("input"));
    }

    @Test
    void nothing_to_try_again_is_said() throws IOException {
        Path run = ran(SUM);

        assertThat(terminal.run("-retry-failed", run.toString())).isZero();
        assertThat(terminal.lines())
                .containsExactly(run + ": no task of it failed or expired, so there is nothing to retry");
        assertThat(runs()).hasSize(1);
    }

    @Test
    void files_that_are_not_what_they_were_are_named() throws IOException {
        Path run = ran(PAGES);
        Path a = files().resolve("a.txt");
        Path b = files().resolve("b.txt");
        assertThat(new Terminal().run("-verify", run.toString())).isZero();

        byte[] bytes = Files.readAllBytes(a);
        bytes[0]++;
        Files.write(a, bytes);
        Files.delete(b);
        assertThat(terminal.run("-verify", run.toString(), "-json")).isEqualTo(3);
        JsonObject found = new JsonObject(terminal.out());
        assertThat(found.getInteger("mismatches")).isEqualTo(2);
        assertThat(found.getJsonArray("first").stream().map(String::valueOf))
                .anyMatch(line -> line.startsWith("task 0: " + a + " has other content than it had"))
                .contains("task 2: " + b + " is missing");

        Files.write(a, new byte[1]);
        Files.writeString(files().resolve("b.txt.part"), "");
        Files.writeString(b, "");
        Terminal again = new Terminal();
        assertThat(again.run("-verify", run.toString())).isEqualTo(3);
        assertThat(again.lines())
                .contains("  adds up     no: 2 mismatches")
                .anyMatch(line -> line.contains("a.txt had ") && line.endsWith(" bytes and has 1"))
                .anyMatch(line -> line.contains("b.txt.part is left, though the task is done"));
    }

    @Test
    void tasks_that_are_pending_are_no_mismatch_and_a_torn_line_is_told() throws IOException {
        Path run = ran(SUM);
        cutOff(run, 3, "{\"out");
        Map<String, String> before = contents(run);

        assertThat(terminal.run("-verify", run.toString())).isZero();
        assertThat(terminal.lines())
                .containsExactly(
                        run.toString(),
                        "  tasks       2 of 4 done, 2 pending",
                        "  journal     1 start, its last line is torn (5 bytes; -resume cuts them off)",
                        "  adds up     yes");
        assertThat(contents(run)).isEqualTo(before);
    }

    @Test
    void tasks_that_the_job_does_not_have_are_a_mismatch() throws IOException {
        Path run = ran(SUM);
        Path journal = run.resolve("outcomes.jsonl");
        String last = Files.readAllLines(journal).get(4);
        Files.writeString(
                journal, last.replaceFirst("\"ordinal\":\\d", "\"ordinal\":9") + "\n", StandardOpenOption.APPEND);

        assertThat(terminal.run("-verify", run.toString())).isEqualTo(3);
        assertThat(terminal.lines()).contains("              the journal has 1 tasks that the job does not have");
    }

    @Test
    void what_is_no_run_is_refused() throws IOException {
        for (String command : List.of("-resume", "-retry-failed", "-verify")) {
            assertThat(refusal(command, "nosuch")).isEqualTo("nosuch: no such run directory");
            assertThat(refusal(command, folder.toString())).isEqualTo(folder + ": has no conf.json, so it is no run");
            assertThat(refusal(command, "x", "-conf", "y"))
                    .isEqualTo(command + ": takes the run's own conf.json: give neither -conf nor URLs");
            assertThat(refusal(command, "x", "http://a.test/")).startsWith(command + ": takes the run's own conf.json");
            assertThat(refusal(command, "x", "-dry-run")).endsWith("exclude each other");
        }
        assertThat(refusal("-resume", "x", "-verify", "y")).endsWith("exclude each other");
    }

    private Path files() {
        return folder.resolve("files");
    }

    private int run(String... words) {
        return terminal.run(Stream.concat(Stream.of(words), Stream.of("-set", "output.runs=" + folder.resolve("runs")))
                .toArray(String[]::new));
    }

    private int retried(Path run) {
        Terminal fresh = terminal.cleared();
        return fresh.run("-retry-failed", run.toString(), "-json");
    }

    /** The directory of a run that has come to its end. */
    private Path ran(String conf) throws IOException {
        Terminal other = new Terminal();
        other.run("-conf", conf.formatted(files()), "-quiet", "-set", "output.runs=" + folder.resolve("runs"));
        return onlyRun();
    }

    private Path onlyRun() throws IOException {
        assertThat(runs()).hasSize(1);
        return runs().get(0);
    }

    private List<Path> runs() throws IOException {
        try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
            return runs.toList();
        }
    }

    /** As a kill leaves it: with so many whole lines, and perhaps a torn one. */
    private static void cutOff(Path run, int lines, String torn) throws IOException {
        Path journal = run.resolve("outcomes.jsonl");
        List<String> kept = Files.readAllLines(journal).subList(0, lines);
        Files.writeString(
                journal, String.join("", kept.stream().map(line -> line + "\n").toList()) + torn);
        Files.deleteIfExists(run.resolve("summary.json"));
    }

    private static List<JsonObject> outcomes(Path run) throws IOException {
        return Files.readAllLines(run.resolve("outcomes.jsonl")).stream()
                .map(JsonObject::new)
                .filter(line -> line.containsKey("outcome"))
                .map(line -> line.getJsonObject("outcome"))
                .toList();
    }

    private static Map<String, String> contents(Path run) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(run)) {
            for (Path file : files.toList()) {
                String stamp = " " + Files.getLastModifiedTime(file);
                contents.put(file.getFileName().toString(), Files.readString(file));
                contents.put(file.getFileName() + " modified", stamp);
            }
        }
        return contents;
    }

    private static String refusal(String... words) {
        Throwable refusal = catchThrowable(() -> new Terminal().run(words));
        assertThat(refusal).isInstanceOf(ConfigException.class);
        assertThat(refusal.getMessage()).doesNotContain("\n");
        return refusal.getMessage();
    }
}
