package dev.ravel.jvm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArchiveTest {
    @TempDir
    Path folder;

    private Archive archive() {
        return new Archive(folder.resolve("app.jar"));
    }

    @Test
    void it_lies_beside_its_jar() {
        assertThat(archive().file()).isEqualTo(folder.resolve("app.jsa"));
        assertThat(new Archive(Path.of("app.jar")).file()).isEqualTo(Path.of("app.jsa"));
    }

    @Test
    void a_program_that_runs_from_its_classes_has_none() {
        assertThat(Archive.here()).isEmpty();
    }

    @Test
    void children_do_without_where_there_is_none() {
        assertThat(archive().options(List.of())).isEmpty();
    }

    @Test
    void children_use_the_one_that_is_there_without_a_word() throws IOException {
        Files.createFile(archive().file());

        assertThat(archive().options(List.of("-Xmx64m")))
                .containsExactly("-XX:SharedArchiveFile=" + archive().file(), "-Xlog:cds*=off");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-XX:ArchiveClassesAtExit=mine.jsa", "-Xshare:off", "-XX:AOTCache=a"})
    void what_was_decided_on_the_command_line_holds_for_children(String option) throws IOException {
        Files.createFile(archive().file());

        assertThat(archive().options(List.of("-Xmx64m", option))).isEmpty();
    }

    /** It would be said on standard output that it does not fit, between what the child says. */
    @Test
    void children_use_the_one_of_the_command_line_without_a_word() throws IOException {
        Files.createFile(archive().file());

        assertThat(archive().options(List.of("-XX:SharedArchiveFile=mine.jsa"))).containsExactly("-Xlog:cds*=off");
    }

    @Test
    void where_it_cannot_be_written_no_program_is_run_for_it() {
        Archive archive = new Archive(folder.resolve("gone/app.jar"));

        assertThatThrownBy(() -> archive.make(folder, ArchiveTest.class))
                .isInstanceOf(IOException.class)
                .hasMessage(archive.file() + " cannot be written");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void a_program_that_fails_makes_none_and_what_it_said_last_is_told() {
        assertThatThrownBy(() -> archive().make(folder, ArchiveTest.class))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("this JVM made none: ");
        assertThat(archive().file()).doesNotExist();
    }
}
