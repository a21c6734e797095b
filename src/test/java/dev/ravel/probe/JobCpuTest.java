package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JobCpuTest {
    @TempDir
    private Path tasks;

    private JobCpu cpu;

    @BeforeEach
    void create() {
        cpu = new JobCpu(tasks);
    }

    @Test
    void what_threads_used_in_the_job_is_added_by_what_they_do() {
        thread(1, "vert.x-eventloo", 1000);
        thread(2, "C2 CompilerThre", 500);
        cpu.begin();
        thread(1, "vert.x-eventloo", 1070);
        thread(2, "C2 CompilerThre", 900);
        thread(3, "worker-0-0", 30);
        cpu.end();

        assertThat(cpu.ms()).isEqualTo(Map.of(ThreadUse.TASKS, 100.0, ThreadUse.COMPILER, 400.0));
    }

    @Test
    void what_threads_use_before_and_after_the_job_does_not_count() {
        thread(1, "lab-eventloop-t", 10);
        cpu.sample();
        thread(1, "lab-eventloop-t", 200);
        cpu.begin();
        thread(1, "lab-eventloop-t", 205);
        cpu.end();
        thread(1, "lab-eventloop-t", 999);
        cpu.sample();

        assertThat(cpu.ms()).isEqualTo(Map.of(ThreadUse.LAB, 5.0));
    }

    @Test
    void a_thread_that_has_ended_counts_as_far_as_it_was_seen() {
        thread(1, "C1 CompilerThre", 100);
        cpu.begin();
        thread(1, "C1 CompilerThre", 140);
        cpu.sample();
        end(1);
        cpu.sample();
        cpu.sample();

        assertThat(cpu.ms()).isEqualTo(Map.of(ThreadUse.COMPILER, 40.0));
    }

    @Test
    void a_thread_id_that_was_used_again_counts_as_two_threads() {
        thread(1, "C1 CompilerThre", 100);
        cpu.begin();
        thread(1, "C1 CompilerThre", 140);
        cpu.sample();
        thread(1, "worker-1-0", 3);
        cpu.end();

        assertThat(cpu.ms()).isEqualTo(Map.of(ThreadUse.COMPILER, 40.0, ThreadUse.TASKS, 3.0));
    }

    @Test
    void a_thread_counts_under_the_name_that_it_has_at_last() {
        cpu.begin();
        thread(1, "java", 1);
        cpu.sample();
        thread(1, "worker-1-0", 5);
        cpu.end();

        assertThat(cpu.ms()).isEqualTo(Map.of(ThreadUse.TASKS, 5.0));
    }

    @Test
    void a_thread_that_ends_while_it_is_read_keeps_what_was_known() throws IOException {
        thread(1, "worker-1-0", 5);
        cpu.begin();
        thread(1, "worker-1-0", 7);
        cpu.sample();
        thread(1, "worker-1-0", 9);
        Files.delete(tasks.resolve("1/comm"));
        cpu.end();

        assertThat(cpu.ms()).isEqualTo(Map.of(ThreadUse.TASKS, 2.0));
    }

    @Test
    void a_system_that_tells_nothing_leaves_it_empty() {
        JobCpu none = new JobCpu(tasks.resolve("none"));
        none.begin();
        none.end();

        assertThat(none.ms()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linux_tells_of_this_process() throws InterruptedException {
        JobCpu own = new JobCpu(Path.of("/proc/self/task"));
        own.begin();
        Thread worker = new Thread(() -> burn(own), "worker-9-0");
        worker.start();
        worker.join();

        assertThat(own.ms().get(ThreadUse.TASKS)).isPositive();
    }

    /** Samples itself, so that it is seen before it ends. */
    @Test
    void a_look_that_fails_makes_nothing_count_twice() {
        thread(1, "vert.x-eventloo", 5000);
        thread(2, "main", 10);
        cpu.begin();
        thread(1, "vert.x-eventloo", 5050);
        cpu.sample();
        hide(1);
        cpu.sample();
        show(1);
        thread(1, "vert.x-eventloo", 5100);
        cpu.end();

        assertThat(cpu.ms()).isEqualTo(Map.of(ThreadUse.TASKS, 100.0, ThreadUse.OTHER, 0.0));
    }

    private void hide(long id) {
        move(tasks.resolve(id + "/schedstat"), tasks.resolve(id + "/hidden"));
    }

    private void show(long id) {
        move(tasks.resolve(id + "/hidden"), tasks.resolve(id + "/schedstat"));
    }

    private static void move(Path from, Path to) {
        try {
            Files.move(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void burn(JobCpu cpu) {
        long from = System.nanoTime();
        while (cpu.ms().getOrDefault(ThreadUse.TASKS, 0.0) == 0 && System.nanoTime() - from < 60e9) {
            cpu.sample();
        }
    }

    private void thread(long id, String name, long ms) {
        try {
            Path task = Files.createDirectories(tasks.resolve(Long.toString(id)));
            Files.writeString(task.resolve("comm"), name + "\n");
            Files.writeString(task.resolve("schedstat"), ms * 1_000_000 + " 0 0\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void end(long id) {
        try {
            Path task = tasks.resolve(Long.toString(id));
            Files.delete(task.resolve("comm"));
            Files.delete(task.resolve("schedstat"));
            Files.delete(task);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
