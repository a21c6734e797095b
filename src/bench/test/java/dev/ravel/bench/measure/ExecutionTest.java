package dev.ravel.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutionTest {
    @TempDir
    Path folder;

    @Test
    void a_program_is_measured_and_heard() throws Exception {
        Measured run = in(60).run(List.of("sh", "-c", "echo done; echo oh >&2; exit 3"));

        assertThat(run.exit()).isEqualTo(3);
        assertThat(run.out().out()).isEqualTo("done\n");
        assertThat(run.out().err()).isEqualTo("oh\n");
        assertThat(run.wallSeconds()).isPositive();
        assertThat(run.peakBytes()).isPositive();
    }

    @Test
    void the_processor_time_of_children_counts() throws Exception {
        String loop = "i=0; while [ $i -lt 100000 ]; do i=$((i+1)); done";

        Measured run = in(60).run(List.of("sh", "-c", "sh -c '" + loop + "'; true"));

        assertThat(run.cpuSeconds()).isGreaterThanOrEqualTo(0.01);
    }

    @Test
    void a_program_that_does_not_end_is_killed_with_all_below_it() throws Exception {
        Measured run = in(1).run(List.of("sh", "-c", "sleep 1234567 & wait"));

        assertThat(run.exit()).isEqualTo(Measured.TIMED_OUT);
        assertThat(ProcessHandle.allProcesses()
                        .map(process -> process.info().commandLine().orElse("")))
                .noneMatch(command -> command.endsWith("sleep 1234567"));
    }

    @Test
    void what_a_program_says_is_cut_to_its_end() throws Exception {
        Measured run = in(60).run(List.of("sh", "-c", "head -c 100000 /dev/zero; echo end"));

        assertThat(run.out().out()).hasSize(4096).endsWith("end\n");
    }

    @Test
    void a_command_is_pinned_only_where_cores_are_named() {
        assertThat(Execution.pinned("", List.of("a", "b"))).containsExactly("a", "b");
        assertThat(Execution.pinned("0,1", List.of("a", "b"))).containsExactly("taskset", "-c", "0,1", "a", "b");
    }

    @Test
    void the_output_folder_must_be_there() {
        Execution nowhere = new Execution(folder.resolve("nowhere"), Duration.ofSeconds(1));

        assertThatThrownBy(() -> nowhere.run(List.of("true"))).isInstanceOf(IOException.class);
    }

    private Execution in(int seconds) {
        return new Execution(folder, Duration.ofSeconds(seconds));
    }
}
