package dev.ravel.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StretchTest {
    private final Stretch stretch = new Stretch(100, 200);

    @Test
    void it_holds_its_start_and_not_its_end() {
        assertThat(stretch.holds(99)).isFalse();
        assertThat(stretch.holds(100)).isTrue();
        assertThat(stretch.holds(199)).isTrue();
        assertThat(stretch.holds(200)).isFalse();
    }

    @Test
    void an_overlap_is_what_both_have() {
        assertThat(stretch.overlap(new Stretch(150, 300))).isEqualTo(50);
        assertThat(stretch.overlap(new Stretch(0, 1000))).isEqualTo(100);
        assertThat(stretch.overlap(new Stretch(200, 300))).isZero();
        assertThat(stretch.overlap(new Stretch(0, 50))).isZero();
    }

    @Test
    void what_is_taken_out_leaves_the_rest_in_order() {
        List<Stretch> others = List.of(new Stretch(50, 110), new Stretch(120, 130), new Stretch(190, 250));

        assertThat(stretch.without(others)).containsExactly(new Stretch(110, 120), new Stretch(130, 190));
    }

    @Test
    void all_or_nothing_may_be_left() {
        assertThat(stretch.without(List.of())).containsExactly(stretch);
        assertThat(stretch.without(List.of(new Stretch(90, 150), new Stretch(150, 201))))
                .isEmpty();
        assertThat(stretch.without(List.of(new Stretch(0, 100), new Stretch(200, 300))))
                .containsExactly(stretch);
    }

    @Test
    void a_clock_that_wraps_around_does_not_matter() {
        Stretch wrapping = new Stretch(Long.MAX_VALUE - 5, Long.MIN_VALUE + 4);

        assertThat(wrapping.length()).isEqualTo(10);
        assertThat(wrapping.holds(Long.MIN_VALUE)).isTrue();
        assertThat(wrapping.overlap(new Stretch(Long.MAX_VALUE, Long.MIN_VALUE + 2)))
                .isEqualTo(3);
    }
}
