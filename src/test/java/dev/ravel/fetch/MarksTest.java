package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.member.Lane;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarksTest {
    private final Lane lane = new Lane("loop-0", 0);
    private final Marks marks = new Marks(lane);

    @Test
    void a_handler_runs_under_its_tasks_mark() {
        long outer = marks.enter(7);
        assertThat(lane.ordinal()).isEqualTo(7);

        marks.leave(outer);
        assertThat(lane.ordinal()).isEqualTo(Lane.IDLE);
    }

    @Test
    void a_handler_inside_another_tasks_suspends_its_mark() {
        long outside = marks.enter(7);
        long outer = marks.enter(8);
        assertThat(lane.ordinal()).isEqualTo(8);

        marks.leave(outer);
        assertThat(lane.ordinal()).isEqualTo(7);

        marks.leave(outside);
        assertThat(lane.ordinal()).isEqualTo(Lane.IDLE);
        assertThat(lane.holds()).extracting(Lane.Hold::ordinal).containsExactly(7L, 8L, 7L);
    }

    @Test
    void a_handler_inside_one_of_the_same_task_is_one_stretch() {
        long outside = marks.enter(7);
        marks.leave(marks.enter(7));
        assertThat(lane.ordinal()).isEqualTo(7);

        marks.leave(outside);
        assertThat(lane.holds()).hasSize(1);
    }

    @Test
    void a_result_is_handed_over_when_no_handler_runs() {
        List<Long> seen = new ArrayList<>();
        long outside = marks.enter(7);
        long outer = marks.enter(8);
        marks.settled(() -> seen.add(lane.ordinal()));
        marks.leave(outer);
        assertThat(seen).isEmpty();
        assertThat(lane.settled()).isFalse();

        marks.leave(outside);
        assertThat(seen).containsExactly(Lane.IDLE);
        assertThat(lane.settled()).isTrue();
    }

    @Test
    void receivers_that_settle_at_once_do_not_deepen_the_stack() {
        int[] left = {100_000};
        settleAgain(left);

        assertThat(left[0]).isZero();
    }

    private void settleAgain(int[] left) {
        long outer = marks.enter(left[0]);
        if (--left[0] > 0) {
            marks.settled(() -> settleAgain(left));
        }
        marks.leave(outer);
    }
}
