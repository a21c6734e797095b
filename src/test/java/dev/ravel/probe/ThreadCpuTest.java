package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ThreadCpuTest {
    @TempDir
    private Path proc;

    @Test
    void the_kernels_nanoseconds_are_taken_where_they_are() throws IOException {
        write("schedstat", "123456789 42 7\n");

        assertThat(cpu().nanos()).hasValue(123_456_789);
        assertThat(cpu().waited()).hasValue(42);
    }

    @Test
    void ticks_are_taken_where_there_is_nothing_finer() throws IOException {
        write("stat", "12 (vert.x (loop) 1) S 1 1 1 0 -1 4194560 100 0 0 0 25 5 0 0 20 0 1 0 100\n");

        assertThat(cpu().nanos()).hasValue(300_000_000);
        assertThat(cpu().waited()).isEmpty();
    }

    @Test
    void a_thread_that_has_ended_or_a_file_of_another_shape_tells_nothing() throws IOException {
        assertThat(cpu().nanos()).isEmpty();

        write("schedstat", "garbage\n");
        assertThat(cpu().nanos()).isEmpty();
    }

    @Test
    void a_system_without_such_files_tells_nothing() {
        assertThat(ThreadCpu.current(proc.resolve("none"))).isEmpty();
    }

    @Test
    void a_share_is_cpu_time_by_wall_time() throws IOException {
        write("schedstat", "1000 0 0\n");
        BusyClock clock = BusyClock.start(cpu(), 500);
        write("schedstat", "1250 0 0\n");

        assertThat(clock.share(1500)).hasValue(0.25);
        assertThat(clock.share(500)).isEmpty();
        write("schedstat", "\n");
        assertThat(clock.share(1500)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linux_tells_of_the_calling_thread() {
        assertThat(ThreadCpu.current(Path.of("/proc")).orElseThrow().nanos().getAsLong())
                .isPositive();
    }

    private ThreadCpu cpu() throws IOException {
        if (!Files.isSymbolicLink(proc.resolve("thread-self"))) {
            Files.createDirectories(proc.resolve("1/task/2"));
            Files.createSymbolicLink(proc.resolve("thread-self"), Path.of("1/task/2"));
        }
        return ThreadCpu.current(proc).orElseThrow();
    }

    private void write(String file, String text) throws IOException {
        Files.createDirectories(proc.resolve("1/task/2"));
        Files.writeString(proc.resolve("1/task/2").resolve(file), text);
    }
}
