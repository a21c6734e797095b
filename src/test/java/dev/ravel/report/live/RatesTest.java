package dev.ravel.report.live;

import static dev.ravel.report.live.Scene.before;
import static dev.ravel.report.live.Scene.moment;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.report.Tally;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RatesTest {
    private final Rates rates = new Rates();

    private Rates after(Snapshot... looks) {
        for (Snapshot look : looks) {
            rates.add(look);
        }
        return rates;
    }

    @Test
    void nothing_is_known_before_the_first_look_and_within_a_second() {
        assertThat(rates.known()).isFalse();
        assertThat(rates.left()).isEmpty();
        assertThat(after(moment(0, 0, 0), moment(0.9, 5, 5)).known()).isFalse();
    }

    @Test
    void a_rate_is_that_of_the_time_between_the_looks() {
        after(moment(0, 10, 1000), moment(2, 14, 9000));

        assertThat(rates.known()).isTrue();
        assertThat(rates.tasks()).isEqualTo(2.0);
        assertThat(rates.bytes()).isEqualTo(4000.0);
    }

    @Test
    void what_was_more_than_five_seconds_ago_does_not_count() {
        for (int second = 0; second <= 10; second++) {
            rates.add(moment(second, second <= 5 ? 0 : 3, second <= 5 ? second * 1000L : 5000));
        }

        assertThat(rates.bytes()).isZero();
        assertThat(rates.tasks()).isEqualTo(3 / 5.0);
    }

    @Test
    void sparse_looks_are_compared_with_the_one_before() {
        after(moment(0, 0, 0), moment(10, 50, 0), moment(20, 60, 0));

        assertThat(rates.tasks()).isEqualTo(1.0);
    }

    @Test
    void the_rest_takes_as_long_as_what_was_done() {
        assertThat(after(moment(0, 0, 0), moment(10, 20, 0)).left()).contains(Duration.ofSeconds(40));
    }

    @Test
    void too_little_foretells_nothing() {
        assertThat(after(moment(0, 0, 0), moment(60, 1, 0)).left()).isEmpty();
        assertThat(after(moment(60.5, 50, 0)).left()).isPresent();
    }

    @Test
    void three_seconds_have_to_pass_first() {
        assertThat(after(moment(0, 0, 0), moment(2.9, 50, 0)).left()).isEmpty();
        assertThat(after(moment(3, 50, 0)).left()).contains(Duration.ofSeconds(3));
    }

    @Test
    void the_end_of_what_nobody_has_counted_is_not_known() {
        Tally.Live ended = new Tally.Live(50, 0, 0, 1, 0);

        assertThat(after(moment(0, 0, 0), moment(10, ended, OptionalLong.empty(), 0))
                        .left())
                .isEmpty();
    }

    @Test
    void nothing_is_left_at_the_end() {
        assertThat(after(moment(0, 0, 0), moment(10, 100, 0)).left()).isEmpty();
    }

    @Test
    void an_end_that_nobody_will_live_to_see_is_not_told() {
        Tally.Live ended = new Tally.Live(2, 0, 0, 1, 0);

        assertThat(after(moment(0, 0, 0), moment(10, ended, OptionalLong.of(10_000_000), 0))
                        .left())
                .isEmpty();
    }

    @Test
    void what_a_resumed_run_did_earlier_is_no_speed() {
        after(before(0, 0), before(1, 90), moment(11, 92, 500));

        assertThat(rates.tasks()).isEqualTo(0.2);
        assertThat(rates.left()).contains(Duration.ofSeconds(40));
    }
}
