package dev.ravel.page;

import static dev.ravel.timeline.RunFiles.NOON;
import static dev.ravel.timeline.RunFiles.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ravel.probe.StallKind;
import dev.ravel.timeline.StallSpan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AxisTest {
    private final Stalls stalls = new Stalls(NOON, 10);

    @Test
    void it_reaches_from_the_first_attempt_to_the_last() {
        assertThat(Axis.over(NOON, at(250.5), stalls)).isEqualTo(new Axis(NOON, 0, 250.5, 250.5));
    }

    @Test
    void stalls_before_and_after_stand_on_it_too() {
        stalls.add(stall(-300, 100));
        stalls.add(stall(240, 40));

        assertThat(Axis.over(NOON, at(250), stalls)).isEqualTo(new Axis(NOON, -300, 250, 280));
    }

    @Test
    void moments_are_told_to_the_microsecond() {
        Axis axis = new Axis(NOON, 0, 1000, 1000);

        assertThat(axis.ms(at(12.345))).isEqualTo(12.345, within(1e-9));
        assertThat(axis.ms(at(-12.345))).isEqualTo(-12.345, within(1e-9));
    }

    @Test
    void a_run_without_length_has_columns_all_the_same() {
        Axis axis = Axis.over(NOON, NOON, stalls);

        assertThat(axis.columnMs()).isPositive();
        assertThat(axis.column(0)).isZero();
        assertThat(axis.column(1e9)).isEqualTo(Axis.COLUMNS - 1);
        assertThat(axis.column(-1e9)).isZero();
    }

    @Test
    void of_too_many_stalls_the_longest_stay_and_the_rest_is_counted() {
        for (int i = 0; i < 25; i++) {
            stalls.add(stall(1000 - i, 20 + i * 7 % 25));
        }
        List<StallSpan> kept = stalls.inOrder();

        assertThat(kept).hasSize(10).isSortedAccordingTo((a, b) -> a.startedAt().compareTo(b.startedAt()));
        assertThat(kept).allSatisfy(stall -> assertThat(stall.ms()).isGreaterThanOrEqualTo(35));
        assertThat(stalls.leftOut()).isEqualTo(15);
    }

    private static StallSpan stall(double ms, double length) {
        return new StallSpan("loop-0", StallKind.TASK, Optional.empty(), at(ms), length, "", List.of());
    }
}
