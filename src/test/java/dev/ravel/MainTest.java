package dev.ravel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In processes of their own: the end of {@code main} is the end of its process. */
class MainTest {
    private static final long DEADLINE_SECONDS = 120;

    @TempDir
    Path folder;

    @Test
    void no_words_show_what_to_write() throws Exception {
        assertThat(ravel()).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo(Arguments.examples() + "\n-help tells more.\n");
    }

    @Test
    void help_and_version_are_answers_and_no_errors() throws Exception {
        assertThat(ravel("-help", "-conf", "nosuch.json")).isZero();
        assertThat(out()).isEqualTo(Arguments.usage());
        assertThat(err()).isEmpty();

        assertThat(ravel("-version")).isZero();
        assertThat(out()).isEqualTo("Ravel " + Version.text() + "\n");
    }

    @Test
    void a_command_line_that_is_not_understood_is_one_line_and_2() throws Exception {
        assertThat(ravel("-nosuch")).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo("-nosuch: unknown option; -help tells more\n");
    }

    @Test
    void a_conf_that_is_refused_is_one_line_and_2() throws Exception {
        assertThat(ravel("-conf", "nosuch.json")).isEqualTo(2);
        assertThat(out()).isEmpty();
        assertThat(err()).isEqualTo("nosuch.json: no such file\n");
    }

    @Test
    void the_exit_code_of_a_command_is_that_of_the_process() throws Exception {
        assertThat(ravel("-dry-run", "http://a.test/")).isZero();
        assertThat(out()).contains("1 task\n");
        assertThat(err()).isEmpty();
    }

    private int ravel(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "dev.ravel.Main"));
        command.addAll(List.of(words));
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
        if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("did not end within " + DEADLINE_SECONDS + " s");
        }
        return process.exitValue();
    }

    private String out() throws IOException {
        return text("out");
    }

    private String err() throws IOException {
        return text("err");
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name)).replace("\r\n", "\n");
    }
}
