package dev.ravel.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void the_median_is_the_one_in_the_middle_or_between_the_two() {
        assertThat(new Spread(List.of(9.0, 1.0, 2.0)).median()).isEqualTo(2);
        assertThat(new Spread(List.of(9.0, 1.0, 2.0, 4.0)).median()).isEqualTo(3);
    }

    @Test
    void the_ends_are_the_smallest_and_the_largest() {
        Spread spread = new Spread(List.of(9.0, 1.0, 2.0));

        assertThat(spread.min()).isEqualTo(1);
        assertThat(spread.max()).isEqualTo(9);
    }

    @Test
    void nothing_has_no_spread() {
        assertThatThrownBy(() -> new Spread(List.of())).isInstanceOf(IllegalArgumentException.class);
    }
}
