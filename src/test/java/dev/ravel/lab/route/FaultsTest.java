package dev.ravel.lab.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FaultsTest {
    private static final String URL = "http://127.0.0.1/leaderboards/tier?page=";

    private static List<Boolean> strikes(long seed, double rate) {
        Faults faults = new Faults(seed, rate, 500);
        return IntStream.range(0, 10_000)
                .mapToObj(page -> faults.strikes(URL + page, 1))
                .toList();
    }

    private static long count(List<Boolean> strikes) {
        return strikes.stream().filter(strike -> strike).count();
    }

    @Test
    void faults_strike_at_their_rate() {
        assertThat(count(strikes(1, 0.2))).isBetween(1_800L, 2_200L);
        assertThat(count(strikes(1, 0))).isZero();
        assertThat(count(strikes(1, 1))).isEqualTo(10_000);
    }

    @Test
    void faults_depend_on_the_seed() {
        assertThat(strikes(1, 0.2)).isEqualTo(strikes(1, 0.2)).isNotEqualTo(strikes(2, 0.2));
    }

    @Test
    void a_request_that_failed_may_succeed_when_it_is_tried_again() {
        Faults faults = new Faults(1, 0.5, 500);

        assertThat(IntStream.rangeClosed(1, 100).mapToObj(nth -> faults.strikes(URL, nth)))
                .contains(true, false);
    }

    @Test
    void no_fault_is_possible_at_rate_0() {
        assertThat(new Faults(1, 0, 500).possible()).isFalse();
        assertThat(new Faults(1, 0.001, 500).possible()).isTrue();
    }
}
