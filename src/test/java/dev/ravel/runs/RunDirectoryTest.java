package dev.ravel.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunDirectoryTest {
    @TempDir
    Path folder;

    private RunDirectory directory;

    @BeforeEach
    void create() {
        directory = new RunDirectory(folder);
    }

    @Test
    void a_file_is_replaced_as_a_whole() throws IOException {
        directory.write(directory.page(), "an old and longer one");
        directory.write(directory.page(), "new");

        assertThat(directory.page()).hasContent("new");
        assertThat(folder.toFile().list()).containsExactly("report.html");
    }

    @Test
    void a_file_that_cannot_be_written_stays_as_it_was_and_leaves_nothing_beside_it() throws IOException {
        directory.write(directory.page(), "old");

        assertThatThrownBy(() -> directory.replace(directory.page(), file -> {
                    Files.writeString(file, "half of it");
                    throw new IOException("No space left on device");
                }))
                .hasMessage("No space left on device");
        assertThat(directory.page()).hasContent("old");
        assertThat(folder.toFile().list()).containsExactly("report.html");
    }
}
