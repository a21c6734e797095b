package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendedLinesTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("probe.jsonl");
    }

    @Test
    void a_file_that_is_not_there_is_made() throws IOException {
        append("a\n");

        assertThat(file).hasContent("a\n");
    }

    @Test
    void what_was_there_stays() throws IOException {
        append("a\nb\n");
        append("c\n");

        assertThat(Files.readString(file)).isEqualTo("a\nb\nc\n");
    }

    @Test
    void a_line_that_never_ended_is_cut_off() throws IOException {
        Files.writeString(file, "a\nb\n{\"lag\":{\"la");
        append("c\n");

        assertThat(Files.readString(file)).isEqualTo("a\nb\nc\n");
    }

    @Test
    void a_file_of_nothing_but_a_torn_line_begins_anew() throws IOException {
        Files.writeString(file, "x".repeat(20_000));
        append("c\n");

        assertThat(Files.readString(file)).isEqualTo("c\n");
    }

    @Test
    void the_end_of_the_last_line_is_found_however_far_back_it_is() throws IOException {
        for (int torn : new int[] {8190, 8191, 8192, 8193, 16_384, 16_385}) {
            Files.writeString(file, "a\n" + "x".repeat(torn));
            append("c\n");

            assertThat(Files.readString(file)).isEqualTo("a\nc\n");
        }
    }

    @Test
    void a_folder_is_no_file() {
        assertThatThrownBy(() -> AppendedLines.open(folder)).isInstanceOf(IOException.class);
    }

    private void append(String text) throws IOException {
        try (AppendedLines lines = AppendedLines.open(file)) {
            lines.append(text.getBytes(StandardCharsets.UTF_8));
        }
    }
}
