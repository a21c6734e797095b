package dev.ravel.page;

import static dev.ravel.timeline.RunFiles.NOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    /** Columns of 2 ms, from -200 ms on. */
    private static final Axis AXIS = new Axis(NOON, -200, 900, 1000);

    private final Columns columns = new Columns(AXIS);

    @Test
    void an_occupation_counts_in_each_column_by_its_share() {
        columns.occupy(-199, -194.5, 1);

        assertThat(Arrays.copyOf(columns.values(), 4)).containsExactly(new double[] {0.5, 1, 0.75, 0}, within(1e-9));
    }

    @Test
    void those_of_one_time_add_up() {
        columns.occupy(0, 2, 1);
        columns.occupy(0, 2, 1);
        columns.occupy(1, 1.5, 2);

        assertThat(columns.values()[100]).isEqualTo(2.5, within(1e-9));
    }

    @Test
    void no_time_is_lost_whatever_the_columns() {
        double ms = 0;
        for (int i = 0; i < 400; i++) {
            columns.occupy(i * 1.7 - 200, i * 1.7 - 200 + i * 0.9, 1);
            ms += i * 0.9;
        }
        assertThat(Arrays.stream(columns.values()).sum() * AXIS.columnMs()).isEqualTo(ms, within(0.001));
    }

    @Test
    void the_worst_of_a_column_stands() {
        columns.raise(0, 3, 7);
        columns.raise(2, 3, 5);
        columns.raise(2, 3, 9);

        assertThat(columns.values()[100]).isEqualTo(7);
        assertThat(columns.values()[101]).isEqualTo(9);
        assertThat(columns.values()[102]).isZero();
    }

    @Test
    void what_lies_outside_of_the_axis_is_not_drawn_at_its_edge() {
        columns.raise(-500, -300, 7);
        columns.raise(1100, 1200, 7);

        assertThat(columns.values()).containsOnly(0);
    }
}
