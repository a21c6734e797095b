package dev.ravel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive that the shipped jar makes of itself. */
class ArchiveJarIT {
    private static final String FROM_ARCHIVE = "source: shared objects file (top)";

    @TempDir
    Path folder;

    @BeforeEach
    void copy() throws IOException {
        Files.copy(Path.of(System.getProperty("ravel.jar")), folder.resolve("app.jar"));
    }

    @Test
    void classes_come_from_the_archive_and_another_jar_is_run_without_it() throws Exception {
        assertThat(ran("-jar", "app.jar", "-archive")).contains("app.jsa: ");

        String[] use = {"-XX:SharedArchiveFile=app.jsa", "-Xlog:class+load", "-jar", "app.jar", "-version"};
        assertThat(ran(use).lines().filter(line -> line.contains("dev.ravel.Main source:")))
                .singleElement()
                .asString()
                .contains(FROM_ARCHIVE);

        Files.setLastModifiedTime(folder.resolve("app.jar"), FileTime.fromMillis(0));
        assertThat(ran(use)).doesNotContain(FROM_ARCHIVE).contains("Ravel ");
    }

    private String ran(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        assertThat(process.waitFor(180, TimeUnit.SECONDS)).isTrue();
        String said = Files.readString(out);
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
