package dev.ravel.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.journal.OrdinalSet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run keeps of what it cannot read twice, and of which tasks it has. */
class InputsTest {
    @TempDir
    Path folder;

    @Test
    void what_is_read_is_on_disk_before_anybody_has_it() throws IOException {
        Path part = folder.resolve("input.part");
        Path whole = folder.resolve("input");
        InputStream copy = new InputCopy(bytes("one\ntwo\n"), part, whole);

        assertThat(part).isEmptyFile();
        assertThat(copy.read()).isEqualTo('o');
        assertThat(part).hasContent("one\ntwo\n");
        assertThat(copy.available()).isEqualTo(7);
        assertThat(copy.readNBytes(7)).isEqualTo("ne\ntwo\n".getBytes(StandardCharsets.UTF_8));
        assertThat(whole).doesNotExist();

        assertThat(copy.read()).isEqualTo(-1);
        assertThat(copy.read(new byte[3])).isEqualTo(-1);
        copy.close();
        assertThat(part).doesNotExist();
        assertThat(whole).hasContent("one\ntwo\n");
    }

    @Test
    void an_input_that_is_left_early_stays_a_part() throws IOException {
        try (InputStream copy =
                new InputCopy(bytes("one\ntwo\n"), folder.resolve("input.part"), folder.resolve("input"))) {
            assertThat(copy.read()).isEqualTo('o');
        }

        assertThat(folder.resolve("input.part")).exists();
        assertThat(folder.resolve("input")).doesNotExist();
    }

    @Test
    void a_large_input_is_copied_byte_by_byte() throws IOException {
        String text = "http://a.test/page\n".repeat(20_000);
        try (InputStream copy = new InputCopy(bytes(text), folder.resolve("p"), folder.resolve("w"))) {
            assertThat(new String(copy.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(text);
        }
        assertThat(folder.resolve("w")).hasContent(text);
    }

    @Test
    void a_line_that_was_cut_off_is_not_read() throws IOException {
        Path cut = Files.writeString(folder.resolve("cut"), "one\n\ntwo\nhttp://a.te");
        WholeLines.Measure measure = WholeLines.Measure.of(cut);

        assertThat(measure).isEqualTo(new WholeLines.Measure(9, 3));
        try (InputStream lines = new WholeLines(Files.newInputStream(cut), measure)) {
            assertThat(lines.read()).isEqualTo('o');
            assertThat(lines.available()).isEqualTo(8);
            assertThat(new String(lines.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("ne\n\ntwo\n");
            assertThat(lines.read()).isEqualTo(-1);
        }
    }

    @Test
    void a_directory_tells_the_name_of_its_job() throws IOException {
        LocalDateTime noon = LocalDateTime.of(2026, 1, 1, 12, 0);
        RunDirectory first = RunDirectory.create(folder, noon, "my-job", "eventLoop");
        RunDirectory second = RunDirectory.create(folder, noon, "my-job", "eventLoop");

        assertThat(first.name()).isEqualTo("20260101-120000-my-job-eventLoop");
        assertThat(second.name()).endsWith("-eventLoop-2");
        assertThat(first.job()).isEqualTo("my-job");
        assertThat(second.job()).isEqualTo("my-job");
        assertThat(new RunDirectory(folder.resolve("renamed")).job()).isEqualTo("renamed");
    }

    @Test
    void the_tasks_of_a_retry_are_read_as_they_were_written() throws IOException {
        OrdinalSet ordinals = new OrdinalSet();
        ordinals.add(70_000);
        ordinals.add(3);
        Path file = folder.resolve("selection.txt");

        new Retry("a run", ordinals).write(file);

        assertThat(file).hasContent("retryOf a run\n3\n70000\n");
        Retry read = Retry.read(file);
        assertThat(read.of()).isEqualTo("a run");
        assertThat(read.ordinals().size()).isEqualTo(2);
        assertThat(read.ordinals().contains(70_000)).isTrue();
    }

    @Test
    void a_selection_that_is_none_is_refused() throws IOException {
        Path other = Files.writeString(folder.resolve("selection.txt"), "3\n4\n");
        assertThatThrownBy(() -> Retry.read(other)).hasMessage("selection.txt does not begin with the name of a run");

        Files.writeString(other, "retryOf a\n3\nfour\n");
        assertThatThrownBy(() -> Retry.read(other)).hasMessage("selection.txt holds a line that is no ordinal: four");
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
