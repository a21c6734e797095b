package dev.ravel.queue.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StepsTest {
    private static long longest(long restMs) {
        return Steps.longest(Duration.ofMillis(restMs)).toMillis();
    }

    @Test
    void a_step_is_the_longest_that_fits() {
        assertThat(longest(100)).isEqualTo(100);
        assertThat(longest(199)).isEqualTo(100);
        assertThat(longest(200)).isEqualTo(200);
        assertThat(longest(1500)).isEqualTo(800);
        assertThat(longest(3_600_000)).isEqualTo(3_276_800);
        assertThat(longest(Duration.ofDays(30).toMillis())).isEqualTo(3_276_800);
    }

    @Test
    void less_than_a_step_is_one() {
        assertThat(longest(1)).isEqualTo(100);
        assertThat(longest(99)).isEqualTo(100);
    }

    @Test
    void every_step_is_one_of_those_that_there_are() {
        for (long rest = 1; rest < 10_000_000; rest = rest * 3 / 2 + 1) {
            assertThat(Steps.all()).contains(Steps.longest(Duration.ofMillis(rest)));
        }
    }

    @Test
    void a_wait_of_steps_is_over_in_time() {
        for (long wait = 1; wait < 1_000_000; wait = wait * 3 / 2 + 1) {
            long taken = 0;
            while (wait - taken > Mail.SOON.toMillis()) {
                taken += longest(wait - taken);
            }
            assertThat(taken - wait).isBetween(-Mail.SOON.toMillis(), 100L);
        }
    }
}
