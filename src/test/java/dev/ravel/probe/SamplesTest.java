package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.member.Lane;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SamplesTest {
    private final Lag lag = new Lag(10, 20);
    private final Lane lane = new Lane("loop-0", Long.MAX_VALUE);
    private final Samples.LoopState loop = new Samples.LoopState(List.of(lane), lag);
    private final Samples samples = new Samples(() -> Stacks.WORK, OptionalLong::empty, 10);

    @Test
    void stacks_are_taken_from_half_a_stall_on_and_ever_more_rarely() {
        lag.begin(-10);
        for (long now = 0; now <= 200; now += 5) {
            samples.take(loop, now);
        }

        assertThat(samples.all()).extracting(Sample::at).containsExactly(10L, 20L, 40L, 80L, 160L);
    }

    @Test
    void handlers_that_come_and_go_do_not_make_the_samples_of_a_missed_tick_more_frequent() {
        long start = System.nanoTime() - 1000;
        lag.begin(start - 10);
        for (long now = 0; now <= 200; now += 5) {
            samples.take(loop, start + now);
            lane.enter(1);
            samples.take(loop, start + now);
            lane.exit();
        }

        assertThat(samples.all()).extracting(sample -> sample.at() - start).containsExactly(10L, 20L, 40L, 80L, 160L);
    }

    @Test
    void a_loop_in_time_is_left_alone() {
        lag.begin(0);
        samples.take(loop, 5);
        samples.take(loop, 19);

        assertThat(samples.all()).isEmpty();
    }

    @Test
    void a_stack_that_belongs_to_no_stretch_any_more_is_dropped() {
        lag.begin(0);
        Samples late = new Samples(
                () -> {
                    lag.tick(30, true);
                    return Stacks.WORK;
                },
                OptionalLong::empty,
                10);
        late.take(loop, 25);

        assertThat(late.all()).isEmpty();
    }

    @Test
    void many_stretches_keep_a_bounded_number_the_latest_ones() {
        for (long from = 0; from < 100_000; from += 100) {
            lag.begin(from);
            samples.take(loop, from + 50);
        }

        assertThat(samples.all()).hasSize(256);
        assertThat(samples.all().get(255).at()).isEqualTo(99_950);
    }

    @Test
    void what_is_settled_is_forgotten() {
        lag.begin(-10);
        samples.take(loop, 10);
        samples.take(loop, 20);
        samples.forgetBefore(20);

        assertThat(samples.all()).extracting(Sample::at).containsExactly(20L);
    }
}
