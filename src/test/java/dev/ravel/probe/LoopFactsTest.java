package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.probe.LoopFacts.LagMs;
import dev.ravel.probe.LoopFacts.Warned;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What several processes measured, as one. */
class LoopFactsTest {
    private static final LoopFacts ONE = facts(new LagMs(1, 9, 20), new Warned(1, 0), stall("loop-0", 30));
    private static final LoopFacts OTHER = facts(new LagMs(2, 5, 40), new Warned(0, 3), stall("loop-0", 50));

    @Test
    void stalls_are_told_with_their_nodes_the_longest_first() {
        LoopFacts both = ONE.and(OTHER.within("process-0"));

        assertThat(both.stalls()).extracting(Stall::lane).containsExactly("process-0/loop-0", "loop-0");
        assertThat(both.total(StallKind.TASK)).isEqualTo(new StallTotal(2, 80, 50));
        assertThat(both.busyShare()).isEqualTo(Map.of("loop-0", 0.5, "process-0/loop-0", 0.5));
    }

    @Test
    void lag_is_that_of_the_worst_and_warnings_are_added() {
        LoopFacts both = ONE.and(OTHER.within("process-0"));

        assertThat(both.lag()).contains(new LagMs(2, 9, 40));
        assertThat(both.warned()).contains(new Warned(1, 3));
    }

    @Test
    void the_first_reason_why_the_recording_is_not_whole_is_told() {
        LoopFacts full = ONE.unrecorded(Optional.of("full"));

        assertThat(full.unrecorded()).contains("full");
        assertThat(full.unrecorded(Optional.of("other")).unrecorded()).contains("full");
        assertThat(full.unrecorded(Optional.empty())).isEqualTo(full);
    }

    @Test
    void a_process_that_measured_nothing_takes_nothing_away() {
        assertThat(ONE.and(LoopFacts.NONE.within("process-0"))).isEqualTo(ONE);
        assertThat(LoopFacts.NONE.and(ONE.within("n")).lag()).isEqualTo(ONE.lag());
    }

    @Test
    void what_processes_cost_is_added_as_far_as_it_is_told() {
        ProcessFacts one = cost(OptionalLong.of(100), 1.5);
        ProcessFacts other = cost(OptionalLong.empty(), 2);

        assertThat(one.and(other).rssPeakBytes()).hasValue(100);
        assertThat(other.and(one).rssPeakBytes()).hasValue(100);
        assertThat(one.and(one).rssPeakBytes()).hasValue(200);
        assertThat(one.and(other).jobCpuMs()).isEqualTo(Map.of(ThreadUse.TASKS, 3.5));
        assertThat(other.and(other).rssPeakBytes()).isEmpty();
    }

    private static LoopFacts facts(LagMs lag, Warned warned, Stall stall) {
        return new LoopFacts(
                Optional.of(lag),
                Optional.of(warned),
                List.of(stall),
                Map.of(StallKind.TASK, StallTotal.NONE.plus(stall.ms())),
                Map.of("loop-0", 0.5),
                Optional.empty());
    }

    private static Stall stall(String lane, double ms) {
        return new Stall(lane, StallKind.TASK, OptionalLong.of(1), Instant.EPOCH, ms, "", List.of());
    }

    private static ProcessFacts cost(OptionalLong rss, double tasksMs) {
        return new ProcessFacts(
                rss,
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Map.of(ThreadUse.TASKS, tasksMs));
    }
}
