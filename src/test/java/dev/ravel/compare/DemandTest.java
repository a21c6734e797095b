package dev.ravel.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.compare.Demand.Load;
import org.junit.jupiter.api.Test;

class DemandTest {
    private final Demand demand = new Demand();

    @Test
    void a_task_asks_for_the_least_that_any_run_of_it_had() {
        demand.add(0, 210, 0);
        demand.add(1, 0, 30);
        demand.add(0, 201, 0);
        demand.add(1, 0, 45);

        assertThat(demand.waiting()).isEqualTo(new Load(1, 201, 201, 201));
        assertThat(demand.computing()).isEqualTo(new Load(1, 30, 30, 30));
        assertThat(demand.whole()).isTrue();
    }

    @Test
    void no_schedule_is_shorter_than_its_rounds_its_longest_task_and_its_share_of_the_sum() {
        assertThat(new Load(19, 19 * 200, 200, 200).within(2)).isEqualTo(2000);
        assertThat(new Load(19, 19 * 200, 200, 200).within(64)).isEqualTo(200);
        assertThat(new Load(3, 1020, 10, 1000).within(2)).isEqualTo(1000);
        assertThat(new Load(3, 600, 100, 300).within(2)).isEqualTo(300);
    }

    @Test
    void a_job_that_is_too_large_to_be_kept_is_said_to_be() {
        demand.add(Demand.MOST_TASKS, 1, 1);

        assertThat(demand.whole()).isFalse();
    }

    @Test
    void a_computation_that_never_had_a_core_of_its_own_says_nothing() {
        demand.add(0, 0, Demand.UNKNOWN);
        assertThat(demand.whole()).isFalse();

        demand.add(0, 0, 30);
        assertThat(demand.whole()).isTrue();
    }

    @Test
    void ordinals_may_come_in_any_order_and_with_gaps() {
        demand.add(70, 5, 0);
        demand.add(3, 7, 0);

        assertThat(demand.waiting()).isEqualTo(new Load(2, 12, 5, 7));
    }
}
