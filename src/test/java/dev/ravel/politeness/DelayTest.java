package dev.ravel.politeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DelayTest {
    private static final double ALMOST_ONE = Math.nextDown(1.0);

    private static Delay range(long min, long max, long step) {
        return new Delay(Duration.ofMillis(min), Duration.ofMillis(max), Duration.ofMillis(step));
    }

    @ParameterizedTest
    @CsvSource({"0.0, 1000", "0.16, 1000", "0.17, 1500", "0.5, 2500", "0.83, 3000", "0.84, 3500", "0.999, 3500"})
    void every_step_is_as_likely_as_the_others(double chance, long millis) {
        assertThat(range(1000, 3500, 500).drawn(chance)).hasMillis(millis);
    }

    @ParameterizedTest
    @CsvSource({"0, 10, 4, 8", "0, 10, 5, 10", "0, 10, 11, 0", "3, 3, 1, 3", "0, 2147483647, 1, 2147483647"})
    void the_longest_is_on_the_grid_and_never_over_the_end(long min, long max, long step, long longest) {
        assertThat(range(min, max, step).drawn(ALMOST_ONE)).hasMillis(longest);
    }

    @Test
    void a_fixed_delay_is_always_the_same() {
        assertThat(Delay.fixed(Duration.ofMillis(7)).drawn(0)).hasMillis(7);
        assertThat(Delay.fixed(Duration.ofMillis(7)).drawn(ALMOST_ONE)).hasMillis(7);
    }

    @Test
    void only_a_delay_that_is_never_anything_is_none() {
        assertThat(Delay.NONE.none()).isTrue();
        assertThat(range(0, 1, 1).none()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"-1, 1, 1", "2, 1, 1", "1, 2, 0", "1, 2, -1"})
    void an_impossible_delay_is_refused(long min, long max, long step) {
        assertThatIllegalArgumentException().isThrownBy(() -> range(min, max, step));
    }
}
