package dev.ravel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.ravel.config.ConfigException;
import dev.ravel.journal.JournalFile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What later commands make of an input that cannot be read twice, and of which a run may have copied all, some or nothing. */
class EarlierInputTest {
    private static final String NEVER_COPIED =
            "              its input was never copied: the run was cut off before it had read a line of it";

    @TempDir
    Path folder;

    private final Terminal terminal = new Terminal();

    @Test
    void what_came_from_standard_input_is_known_to_later_starts() throws IOException {
        Path run = ran("no url\nnone\nneither");
        assertThat(run.resolve("input")).hasContent("no url\nnone\nneither");
        cutOff(run, 2);

        assertThat(terminal.run("-resume", run.toString(), "-json")).isEqualTo(1);
        assertThat(new JsonObject(terminal.out()).getJsonObject("tasks").getInteger("failed"))
                .isEqualTo(3);
        assertThat(urls(run)).containsExactlyInAnyOrder("no url", "none", "neither");
        assertThat(terminal.err()).isEmpty();
    }

    @Test
    void of_an_input_that_had_not_ended_the_whole_lines_are_tasks() throws IOException {
        Path run = ran("no url\nnone\n");
        leavePart(run, "no url\nnone\nthird\nhttp://exam");
        cutOff(run, 2);

        assertThat(terminal.run("-resume", run.toString())).isEqualTo(1);
        assertThat(terminal.err().lines()).containsExactly(run + ": its input had not ended: 3 lines of it are known");
        assertThat(urls(run)).containsExactly("no url", "none", "third");
        assertThat(new Terminal().run("-verify", run.toString())).isZero();
    }

    @Test
    void an_input_that_had_not_ended_is_told() throws IOException {
        Path run = ran("no url\n");
        leavePart(run, "no url\nnone\nhttp://exam");
        Map<String, String> before = contents(run);

        assertThat(terminal.run("-verify", run.toString())).isZero();
        assertThat(terminal.lines())
                .containsExactly(
                        run.toString(),
                        "  tasks       0 of 2 done, 1 failed (url 1), 1 pending",
                        "  input       had not ended: 2 lines known",
                        "  journal     1 start",
                        "  adds up     yes");
        assertThat(verified(run).getInteger("inputLines")).isEqualTo(2);
        assertThat(contents(run)).isEqualTo(before);
    }

    @Test
    void of_an_input_that_had_ended_nothing_is_told() throws IOException {
        assertThat(verified(ran("no url\n")).containsKey("inputLines")).isFalse();
    }

    @Test
    void a_run_that_was_cut_off_before_its_input_was_copied_is_refused_and_reads_nobody_elses() throws IOException {
        Path run = early("-");
        terminal.typed("no url\n");

        assertRefused(run);
        assertThat(run.resolve("outcomes.jsonl")).isEmptyFile();
    }

    @Test
    void a_copy_without_a_whole_line_is_as_good_as_none() throws IOException {
        Path run = ran("");
        leavePart(run, "http://exam");

        assertRefused(run);
        assertNeverCopied(run);
        assertThat(verified(run).getInteger("inputLines")).isZero();
    }

    @Test
    void an_empty_input_that_ended_is_a_run_of_nothing() throws IOException {
        Path run = ran("");

        assertThat(terminal.run("-resume", run.toString())).isZero();
        assertThat(new Terminal().run("-verify", run.toString())).isZero();
    }

    @Test
    void an_input_that_was_never_copied_does_not_add_up_and_nothing_is_copied_now() throws IOException {
        assertNeverCopied(early("-"));
    }

    @Test
    void a_copy_that_is_older_than_the_beginning_of_its_run_is_none() throws IOException {
        Path run = early("-");
        leavePart(run, "http://a.test/\nhttp://b.test/\n");

        assertNeverCopied(run);
        assertThat(verified(run).getJsonObject("tasks").getInteger("total")).isZero();
    }

    @Test
    @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void a_pipe_that_nobody_writes_to_holds_nothing_up() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(10, TimeUnit.SECONDS))
                .isTrue();

        Path run = early(pipe.toString());

        assertRefused(run);
        assertNeverCopied(run);
    }

    @Test
    void a_run_that_goes_on_may_still_copy_its_input() throws IOException {
        for (Path run : List.of(early("-"), ran(""))) {
            leavePart(run, "http://exam");
            try (JournalFile held = JournalFile.open(run.resolve("outcomes.jsonl"))) {
                assertThat(held.torn()).isZero();
                JsonObject found = verified(run);

                assertThat(found.getBoolean("running")).isTrue();
                assertThat(found.getBoolean("addsUp")).isTrue();
            }
        }
    }

    private void assertRefused(Path run) {
        assertThat(catchThrowable(() -> terminal.run("-resume", run.toString())))
                .isInstanceOf(ConfigException.class)
                .hasMessage(
                        run + ": was cut off before it had read a line of its input, which is gone: start a new run");
    }

    private static void assertNeverCopied(Path run) throws IOException {
        Map<String, String> before = contents(run);
        Terminal verify = new Terminal().typed("no url\n");

        assertThat(verify.run("-verify", run.toString())).isEqualTo(3);
        assertThat(verify.lines())
                .contains("  tasks       0 of 0 done", "  adds up     no: 1 mismatch")
                .endsWith(NEVER_COPIED);
        assertThat(contents(run)).isEqualTo(before);
    }

    private static JsonObject verified(Path run) {
        Terminal verify = new Terminal();
        verify.run("-verify", run.toString(), "-json");
        return new JsonObject(verify.out());
    }

    /** A run that was killed while it started. */
    private Path early(String file) throws IOException {
        Path run = Files.createDirectories(folder.resolve("early"));
        JsonObject fetch = new JsonObject().put("fetch", new JsonObject().put("file", file));
        Files.writeString(
                run.resolve("conf.json"),
                new JsonObject().put("job", fetch).put("lab", new JsonObject()).encode());
        Files.createFile(run.resolve("outcomes.jsonl"));
        return run;
    }

    /** A run of what came from standard input that has come to its end. */
    private Path ran(String typed) throws IOException {
        Path runs = folder.resolve("runs");
        new Terminal()
                .typed(typed)
                .run("-conf", "{\"job\": {\"fetch\": {\"file\": \"-\"}}}", "-quiet", "-set", "output.runs=" + runs);
        try (Stream<Path> found = Files.list(runs)) {
            return found.findFirst().orElseThrow();
        }
    }

    /** As a kill leaves a copy whose input had not ended. */
    private static void leavePart(Path run, String text) throws IOException {
        Files.deleteIfExists(run.resolve("input"));
        Files.writeString(run.resolve("input.part"), text);
    }

    /** As a kill leaves a journal, with so many lines. */
    private static void cutOff(Path run, int lines) throws IOException {
        Path journal = run.resolve("outcomes.jsonl");
        Files.write(journal, Files.readAllLines(journal).subList(0, lines));
        Files.deleteIfExists(run.resolve("summary.json"));
    }

    private static List<String> urls(Path run) throws IOException {
        return Files.readAllLines(run.resolve("outcomes.jsonl")).stream()
                .map(line -> new JsonObject(line).getJsonObject("outcome"))
                .filter(outcome -> outcome != null)
                .map(outcome -> outcome.getString("url"))
                .toList();
    }

    private static Map<String, String> contents(Path run) throws IOException {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.list(run)) {
            for (Path file : files.toList()) {
                contents.put(file.getFileName().toString(), Files.readString(file));
                contents.put(file.getFileName() + " modified", Files.getLastModifiedTime(file) + "");
            }
        }
        return contents;
    }
}
