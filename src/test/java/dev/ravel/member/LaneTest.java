package dev.ravel.member;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LaneTest {
    private final Lane lane = new Lane("loop-0", 0);

    @Test
    void a_mark_is_there_from_enter_to_exit() {
        long before = System.nanoTime();
        lane.enter(4);

        assertThat(lane.ordinal()).isEqualTo(4);
        assertThat(lane.since()).isBetween(before, System.nanoTime());
        lane.exit();
        assertThat(lane.ordinal()).isEqualTo(Lane.IDLE);
    }

    @Test
    void two_tasks_back_to_back_are_two_holds() {
        run(1);
        run(2);

        assertThat(lane.holds()).extracting(Lane.Hold::ordinal).containsExactly(1L, 2L);
        assertThat(lane.holds()).allSatisfy(hold -> assertThat(hold.to()).isGreaterThanOrEqualTo(hold.from()));
    }

    @Test
    void a_short_hold_is_not_kept() {
        Lane patient = new Lane("loop-0", Long.MAX_VALUE);
        patient.enter(1);
        patient.exit();

        assertThat(patient.holds()).isEmpty();
    }

    @Test
    void an_exit_without_an_enter_is_no_hold() {
        lane.exit();

        assertThat(lane.holds()).isEmpty();
    }

    @Test
    void a_hold_that_settles_its_lane_began_before_it_was_settled() {
        lane.enter(1);
        lane.settle();
        lane.exit();
        run(2);

        assertThat(lane.settled()).isTrue();
        assertThat(lane.holds()).extracting(Lane.Hold::settled).containsExactly(false, true);
    }

    @Test
    void received_bytes_add_up() {
        lane.received(1000);
        lane.received(234);

        assertThat(lane.received()).isEqualTo(1234);
    }

    private void run(long task) {
        lane.enter(task);
        lane.exit();
    }
}
