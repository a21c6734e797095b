package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.probe.LagBuckets.Bucket;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LagTest {
    private static final long MS = 1_000_000;
    private final Lag lag = new Lag(10 * MS, 20 * MS);

    @BeforeEach
    void begin() {
        lag.begin(0);
    }

    @Test
    void a_tick_in_time_has_its_own_small_lag() {
        lag.tick(10 * MS + 5000, true);

        assertThat(lag.gaps()).isEmpty();
        assertThat(at(11).getTotalCount()).isEqualTo(1);
        assertThat(at(11).getMaxValue()).isEqualTo(5);
    }

    @Test
    void missed_ticks_are_recorded_with_the_lag_that_they_had() {
        lag.tick(45 * MS, true);

        Histogram lags = at(46);
        assertThat(lags.getTotalCount()).isEqualTo(4);
        assertThat(lags.getCountAtValue(35_000)).isEqualTo(1);
        assertThat(lags.getCountAtValue(25_000)).isEqualTo(1);
        assertThat(lags.getCountAtValue(5_000)).isEqualTo(1);
    }

    @Test
    void ticks_that_a_timer_makes_up_for_are_not_recorded_twice() {
        lag.tick(45 * MS, true);
        lag.tick(45 * MS + 1, true);
        lag.tick(45 * MS + 2, true);

        assertThat(at(46).getTotalCount()).isEqualTo(4);
        assertThat(lag.gaps()).hasSize(1);
    }

    @Test
    void a_gap_begins_when_its_tick_was_due_and_knows_what_was_settled_before_it() {
        lag.tick(30 * MS, true);
        lag.tick(70 * MS, true);

        assertThat(lag.gaps())
                .containsExactly(
                        new Lag.Gap(new Stretch(10 * MS, 30 * MS), false),
                        new Lag.Gap(new Stretch(40 * MS, 70 * MS), true));
    }

    @Test
    void ticks_that_are_overdue_count_while_the_loop_is_still_held() {
        lag.tick(10 * MS, true);

        Histogram lags = at(50);
        assertThat(lags.getMaxValue() / 100).isEqualTo(300);
        assertThat(lags.getTotalCount()).isEqualTo(4);
    }

    @Test
    void reading_takes_nothing_away() {
        lag.tick(10 * MS, true);

        assertThat(at(11).getTotalCount()).isEqualTo(1);
        assertThat(at(11).getTotalCount()).isEqualTo(1);
    }

    @Test
    void missed_ticks_count_in_the_stretches_in_which_they_were_intended() {
        lag.tick(125 * MS, true);
        lag.tick(130 * MS, true);

        assertThat(lag.worst())
                .containsExactly(new Bucket(0, 50 * MS, 115 * MS), new Bucket(50 * MS, 50 * MS, 75 * MS));
        assertThat(lag.worstUntil(145 * MS)).containsExactly(new Bucket(100 * MS, 50 * MS, 25 * MS));
    }

    @Test
    void the_last_stretch_has_the_ticks_that_are_overdue() {
        lag.tick(10 * MS, true);

        assertThat(lag.worstUntil(65 * MS))
                .containsExactly(new Bucket(0, 50 * MS, 45 * MS), new Bucket(50 * MS, 50 * MS, 15 * MS));
    }

    private Histogram at(long ms) {
        Histogram sum = Lag.emptyHistogram();
        lag.addTo(sum, ms * MS);
        return sum;
    }
}
