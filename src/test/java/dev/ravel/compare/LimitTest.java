package dev.ravel.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.config.DeploymentConfig;
import dev.ravel.config.DeploymentConfig.EventLoop;
import dev.ravel.config.DeploymentConfig.Sequential;
import dev.ravel.config.DeploymentConfig.SumOn;
import org.junit.jupiter.api.Test;

class LimitTest {
    private static final int CORES = 2;

    @Test
    void waiting_work_is_bound_by_its_rounds() {
        assertThat(limit(pages(), new EventLoop(1, 64, SumOn.LOOP, 2))).isEqualTo(new Limit(200, "1 round of 200 ms"));
        assertThat(limit(pages(), new EventLoop(1, 2, SumOn.LOOP, 2)))
                .isEqualTo(new Limit(2000, "10 rounds of 200 ms"));
        assertThat(limit(pages(), new Sequential())).isEqualTo(new Limit(3800, "19 rounds of 200 ms"));
    }

    @Test
    void computing_work_is_bound_by_the_cores_however_many_threads_there_are() {
        assertThat(limit(sums(), new EventLoop(1, 1, SumOn.WORKERS, 16)))
                .isEqualTo(new Limit(500, "1,000 ms of computing on 2 cores"));
        assertThat(limit(sums(), new EventLoop(1, 64, SumOn.LOOP, 16)))
                .isEqualTo(new Limit(1000, "1,000 ms of computing on 1 core"));
    }

    @Test
    void kinds_that_share_their_slots_take_the_sum_of_both() {
        assertThat(limit(both(), new Sequential())).isEqualTo(new Limit(4800, "4,800 ms of work in 1 slot"));
    }

    @Test
    void kinds_that_share_nothing_take_the_longer_of_both() {
        assertThat(limit(both(), new EventLoop(1, 64, SumOn.WORKERS, 2)))
                .isEqualTo(new Limit(500, "1,000 ms of computing on 2 cores"));
    }

    @Test
    void the_reason_gives_the_number() {
        Demand uneven = new Demand();
        uneven.add(0, 1000, 0);
        uneven.add(1, 10, 0);
        uneven.add(2, 10, 0);

        assertThat(limit(uneven, new EventLoop(1, 64, SumOn.LOOP, 2)))
                .isEqualTo(new Limit(1000, "its longest task waits so long"));
        assertThat(limit(uneven, new Sequential())).isEqualTo(new Limit(1020, "1,020 ms of waiting in 1 slot"));
    }

    private static Limit limit(Demand demand, DeploymentConfig deployment) {
        return Limit.of(demand, deployment.capacity(), CORES);
    }

    private static Demand pages() {
        Demand demand = new Demand();
        for (int i = 0; i < 19; i++) {
            demand.add(i, 200, 0);
        }
        return demand;
    }

    private static Demand sums() {
        Demand demand = new Demand();
        for (int i = 0; i < 10; i++) {
            demand.add(i, 0, 100);
        }
        return demand;
    }

    private static Demand both() {
        Demand demand = pages();
        for (int i = 19; i < 29; i++) {
            demand.add(i, 0, 100);
        }
        return demand;
    }
}
