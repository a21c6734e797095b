package dev.ravel.runs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionTest {
    @TempDir
    private Path folder;

    private RunDirectory directory;

    @BeforeEach
    void begin() {
        directory = new RunDirectory(folder);
    }

    @Test
    void a_first_start_gives_the_job_its_name() throws IOException {
        assertThat(Submission.of(directory, "io-1").fresh()).isTrue();

        assertThat(Submission.of(directory, "io-2").job()).isEqualTo("io-1");
        assertThat(Submission.of(directory, "io-2").fresh()).isFalse();
    }

    @Test
    void a_later_start_goes_on_where_the_first_was() throws IOException {
        Submission first = Submission.of(directory, "io-1");
        first.advance(256);

        Submission second = Submission.of(directory, "io-1");

        assertThat(second.next()).isEqualTo(256);
        assertThat(second.total()).isEmpty();
    }

    @Test
    void the_number_of_tasks_is_known_to_later_starts_and_does_not_change() throws IOException {
        Submission first = Submission.of(directory, "io-1");
        first.complete(19);
        first.complete(20);

        assertThat(Submission.of(directory, "io-1").total()).hasValue(19);
    }

    @Test
    void a_file_of_something_else_is_refused() throws IOException {
        Files.writeString(directory.submission(), "io-1\nmany\n-\n");

        assertThatThrownBy(() -> Submission.of(directory, "io-1"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no submission");
    }
}
