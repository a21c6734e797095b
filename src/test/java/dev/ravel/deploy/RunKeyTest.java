package dev.ravel.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.runs.RunDirectory;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunKeyTest {
    private static final Task TASK = Task.first(7, new Work.Block(1));

    @TempDir
    Path folder;

    @Test
    void a_later_start_of_the_run_knows_its_leases_and_another_run_does_not() throws Exception {
        RunKey first = RunKey.of(run("a"));
        RunKey again = RunKey.of(run("a"));
        RunKey other = RunKey.of(run("b"));

        String seal = first.seal().of(TASK);
        assertThat(again.seal().made(seal, TASK)).isTrue();
        assertThat(again.run()).isEqualTo(first.run());
        assertThat(other.seal().made(seal, TASK)).isFalse();
        assertThat(other.run()).isNotEqualTo(first.run());
    }

    @Test
    void only_its_owner_can_read_it() throws Exception {
        RunKey.of(run("a"));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run("a").leaseKey())))
                .isEqualTo("rw-------");
    }

    @Test
    void what_a_start_that_was_killed_left_of_it_is_no_key() throws Exception {
        Files.write(run("a").leaseKey().resolveSibling("leases.key.part"), new byte[] {1});

        RunKey key = RunKey.of(run("a"));

        assertThat(key.seal().key()).hasSize(32);
    }

    private RunDirectory run(String name) throws Exception {
        return new RunDirectory(Files.createDirectories(folder.resolve(name)));
    }
}
