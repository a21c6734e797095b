package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProcessSamplerTest {
    @TempDir
    private Path process;

    private ProcessSampler sampler;

    @BeforeEach
    void create() {
        sampler = new ProcessSampler(process, () -> Optional.of(Duration.ofMillis(1234)));
    }

    @Test
    void what_the_files_say_is_what_is_told() {
        write("status", "Name:\tjava\nVmHWM:\t   51200 kB\nThreads:\t17\n");
        thread(100, 5, 2);
        thread(101, 10, 3);

        ProcessFacts facts = sampler.facts();

        assertThat(facts.rssPeakBytes()).hasValue(51_200 * 1024);
        assertThat(facts.cpuMs()).hasValue(1234);
        assertThat(facts.threadsPeak()).hasValue(17);
        assertThat(facts.voluntary()).hasValue(15);
        assertThat(facts.involuntary()).hasValue(5);
    }

    @Test
    void a_system_that_tells_nothing_leaves_all_absent() {
        ProcessFacts facts = new ProcessSampler(process.resolve("none"), Optional::empty).facts();

        assertThat(facts.rssPeakBytes()).isEmpty();
        assertThat(facts.cpuMs()).isEmpty();
        assertThat(facts.threadsPeak()).isEmpty();
        assertThat(facts.voluntary()).isEmpty();
        assertThat(facts.involuntary()).isEmpty();
        assertThat(facts.jobCpuMs()).isEmpty();
    }

    @Test
    void cpu_time_of_the_job_is_that_between_its_begin_and_its_end() {
        used(100, 40);
        sampler.jobBegins(OptionalLong.empty());
        used(100, 47);
        sampler.jobEnds();
        used(100, 90);

        assertThat(sampler.facts().jobCpuMs()).isEqualTo(Map.of(ThreadUse.TASKS, 7.0));
    }

    @Test
    void the_most_threads_are_remembered() {
        write("status", "Threads:\t5\n");
        sampler.sample();
        write("status", "Threads:\t50\n");
        sampler.sample();
        write("status", "Threads:\t7\n");

        assertThat(sampler.facts().threadsPeak()).hasValue(50);
    }

    @Test
    void a_thread_that_has_ended_still_counts() throws IOException {
        thread(100, 5, 1);
        thread(101, 40, 4);
        sampler.sample();
        Files.delete(process.resolve("task/101/status"));
        thread(100, 6, 1);

        assertThat(sampler.facts().voluntary()).hasValue(46);
        assertThat(sampler.facts().involuntary()).hasValue(5);
    }

    @Test
    void a_thread_id_that_was_used_again_counts_as_two_threads() {
        thread(101, 40, 4);
        sampler.sample();
        thread(101, 2, 0);

        assertThat(sampler.facts().voluntary()).hasValue(42);
        assertThat(sampler.facts().involuntary()).hasValue(4);
    }

    @Test
    void lines_that_are_no_numbers_are_absent() {
        write("status", "VmHWM:\tmuch kB\nThreads:\t\nVmHWMX:\t5 kB\n");

        assertThat(sampler.facts().rssPeakBytes()).isEmpty();
        assertThat(sampler.facts().threadsPeak()).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linux_tells_all_of_this_process() {
        ProcessSampler own = new ProcessSampler();
        own.start();
        ProcessFacts facts = own.stop();

        assertThat(facts.rssPeakBytes().getAsLong()).isGreaterThan(1 << 20);
        assertThat(facts.cpuMs().getAsLong()).isPositive();
        assertThat(facts.threadsPeak().getAsLong()).isGreaterThan(1);
        assertThat(facts.voluntary().getAsLong()).isPositive();
        assertThat(facts.involuntary()).isPresent();
    }

    private void thread(long id, long voluntary, long involuntary) {
        write(
                "task/" + id + "/status",
                """
                Name:\tloop
                voluntary_ctxt_switches:\t%d
                nonvoluntary_ctxt_switches:\t%d
                """
                        .formatted(voluntary, involuntary));
    }

    @Test
    void what_the_lab_uses_counts_wherever_it_is() {
        ProcessSampler own = new ProcessSampler(process.resolve("self"), Optional::empty);
        write("self/task/1/comm", "vert.x-eventloo\n");
        write("self/task/1/schedstat", "0 0 0\n");
        write("4711/task/9/comm", "lab-eventloop-t\n");
        write("4711/task/9/schedstat", "1000000 0 0\n");
        own.jobBegins(OptionalLong.of(4711));
        write("self/task/1/schedstat", "2000000 0 0\n");
        write("4711/task/9/schedstat", "4000000 1000000 0\n");
        own.jobEnds();

        assertThat(own.facts().jobCpuMs()).isEqualTo(Map.of(ThreadUse.TASKS, 2.0, ThreadUse.LAB, 3.0));
    }

    private void used(long id, long ms) {
        write("task/" + id + "/comm", "worker-0-0\n");
        write("task/" + id + "/schedstat", ms * 1_000_000 + " 0 0\n");
    }

    private void write(String file, String text) {
        try {
            Path path = process.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
