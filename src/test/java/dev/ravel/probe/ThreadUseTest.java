package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThreadUseTest {
    private static final int KEPT_BY_LINUX = 15;

    /** As Linux, HotSpot and Vert.x name them. */
    @ParameterizedTest
    @CsvSource({
        "TASKS, vert.x-eventloop-thread-0",
        "TASKS, vert.x-worker-thread-12",
        "TASKS, worker-0-0",
        "TASKS, worker-123-0",
        "TASKS, ForkJoinPool-1-worker-1",
        "TASKS, VirtualThread-unparker",
        "COMPILER, C1 CompilerThread0",
        "COMPILER, C2 CompilerThread12",
        "COMPILER, Sweeper thread",
        "COLLECTOR, GC Thread#0",
        "COLLECTOR, G1 Conc#0",
        "COLLECTOR, G1 Main Marker",
        "COLLECTOR, ZWorkerYoung#0",
        "COLLECTOR, ZDriverMajor",
        "COLLECTOR, Shenandoah GC Threads#0",
        "COLLECTOR, VM Thread",
        "MEASURING, ravel-watchdog",
        "MEASURING, ravel-process",
        "MEASURING, ravel-probe",
        "MEASURING, vertx-blocked-thread-checker",
        "LAB, lab-eventloop-thread-0",
        "LAB, lab-acceptor-thread-0",
        "LAB, lab-stdout",
        "OTHER, java",
        "OTHER, ravel-journal",
        "OTHER, ravel-reader",
        "OTHER, ravel-progress",
        "OTHER, ravel-files-0",
        "OTHER, vert.x-internal-blocking-0",
        "OTHER, vert.x-acceptor-thread-0",
        "OTHER, ForkJoinPool.commonPool-worker-1",
        "OTHER, Common-Cleaner",
        "OTHER, my lab-"
    })
    void a_name_tells_what_its_thread_is_for(ThreadUse use, String name) {
        assertThat(ThreadUse.of(name.substring(0, Math.min(KEPT_BY_LINUX, name.length())) + "\n"))
                .isEqualTo(use);
    }

    @Test
    void labels_are_those_of_the_summary() {
        assertThat(ThreadUse.values())
                .extracting(ThreadUse::label)
                .containsExactly("tasks", "compiler", "collector", "measuring", "lab", "other");
    }
}
