package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JudgeTest {
    private static final long MS = 1_000_000;
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final OptionalLong TASK_7 = OptionalLong.of(7);

    private final Pauses pauses = new Pauses(5 * MS);

    @Test
    void a_mark_makes_it_the_tasks_stall() {
        Stall stall = judged(TASK_7, true, sample(10, Stacks.WORK), sample(20, Stacks.WORK));

        assertThat(stall.kind()).isEqualTo(StallKind.TASK);
        assertThat(stall.ordinal()).hasValue(7);
        assertThat(stall.lane()).isEqualTo("loop-0");
        assertThat(stall.startedAt()).isEqualTo(NOON);
        assertThat(stall.ms()).isEqualTo(100);
        assertThat(stall.culprit()).isEqualTo("dev.ravel.compute.Block.spin(Block.java:31)");
        assertThat(stall.stack()).hasSize(3);
    }

    @Test
    void a_mark_without_any_stack_is_still_the_tasks_stall() {
        Stall stall = judged(TASK_7, false);

        assertThat(stall.kind()).isEqualTo(StallKind.TASK);
        assertThat(stall.culprit()).isEmpty();
        assertThat(stall.stack()).isEmpty();
    }

    @Test
    void a_frame_of_the_work_without_a_mark_is_an_episode_of_no_task() {
        Stall stall = judged(OptionalLong.empty(), true, sample(10, Stacks.OTHER), sample(20, Stacks.WORK));

        assertThat(stall.kind()).isEqualTo(StallKind.TASK);
        assertThat(stall.ordinal()).isEmpty();
    }

    @Test
    void neither_mark_nor_work_is_something_other() {
        assertThat(judged(OptionalLong.empty(), true, sample(10, Stacks.OTHER)).kind())
                .isEqualTo(StallKind.OTHER);
        assertThat(judged(OptionalLong.empty(), true).kind()).isEqualTo(StallKind.OTHER);
    }

    @Test
    void classes_loaded_most_of_the_time_before_the_first_result_are_the_start() {
        Stall stall = judged(TASK_7, false, sample(10, Stacks.LOADING), sample(60, Stacks.OTHER));

        assertThat(stall.kind()).isEqualTo(StallKind.STARTUP);
        assertThat(stall.stack().get(0)).isEqualTo("java.lang.ClassLoader.defineClass1(native)");
    }

    @Test
    void samples_are_weighed_by_the_time_that_they_stand_for_not_by_their_number() {
        Stall stall = judged(
                TASK_7,
                false,
                sample(5, Stacks.LOADING),
                sample(10, Stacks.LOADING),
                sample(20, Stacks.LOADING),
                sample(40, Stacks.WORK));

        assertThat(stall.kind()).isEqualTo(StallKind.TASK);
        assertThat(stall.culprit()).startsWith("dev.ravel.compute.Block");
    }

    @Test
    void classes_loaded_after_the_first_result_are_the_tasks_doing() {
        assertThat(judged(TASK_7, true, sample(10, Stacks.LOADING)).kind()).isEqualTo(StallKind.TASK);
    }

    @Test
    void stacks_of_another_time_say_nothing() {
        Stall stall = judged(OptionalLong.empty(), false, sample(-1, Stacks.LOADING), sample(100, Stacks.WORK));

        assertThat(stall.kind()).isEqualTo(StallKind.OTHER);
        assertThat(stall.stack()).isEmpty();
    }

    @Test
    void a_watchdog_that_was_late_by_most_of_it_makes_it_a_pause() {
        pauses.came(30 * MS, 95 * MS);

        assertThat(judged(TASK_7, false, sample(10, Stacks.LOADING)).kind()).isEqualTo(StallKind.PAUSE);
    }

    @Test
    void a_thread_that_had_no_core_most_of_the_time_was_paused_by_the_machine() {
        assertThat(judged(TASK_7, true, waited(10, 19)).kind()).isEqualTo(StallKind.PAUSE);
        assertThat(judged(TASK_7, true, waited(10, 21)).kind()).isEqualTo(StallKind.TASK);
        assertThat(judged(TASK_7, true, waited(-1, 5), waited(10, 70)).kind()).isEqualTo(StallKind.TASK);
    }

    @Test
    void two_pauses_count_together() {
        pauses.came(0, 30 * MS);
        pauses.came(60 * MS, 90 * MS);

        assertThat(judged(TASK_7, true).kind()).isEqualTo(StallKind.PAUSE);
    }

    @Test
    void a_short_or_an_earlier_lateness_makes_no_pause() {
        pauses.came(-500 * MS, -1 * MS);
        pauses.came(40 * MS, 80 * MS);
        for (long i = 0; i < 25; i++) {
            pauses.came(i * 4 * MS, i * 4 * MS + 3 * MS);
        }

        assertThat(judged(TASK_7, true).kind()).isEqualTo(StallKind.TASK);
    }

    private Stall judged(OptionalLong ordinal, boolean settled, Sample... samples) {
        StallLog log = new StallLog(1);
        Judge judge = new Judge(pauses, log::add, new Epoch(NOON, 0));
        judge.record(
                new Held("loop-0", new Stretch(0, 100 * MS), ordinal, settled),
                List.of(samples),
                OptionalLong.of(70 * MS));
        return log.longest().get(0);
    }

    private static Sample sample(long ms, StackTraceElement... stack) {
        return new Sample(ms * MS, OptionalLong.empty(), stack);
    }

    private static Sample waited(long ms, long waitedMs) {
        return new Sample(ms * MS, OptionalLong.of(waitedMs * MS), Stacks.OTHER);
    }
}
