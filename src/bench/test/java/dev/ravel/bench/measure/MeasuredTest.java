package dev.ravel.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bench.measure.Measured.Said;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuredTest {
    private static final Measured RUN = new Measured(
            0,
            4,
            8,
            1,
            9,
            new Said("", ""),
            List.of(new Sample(1000, 0, 1), new Sample(2000, 2, 1), new Sample(3000, 3, 1), new Sample(4000, 8, 1)));

    @Test
    void processor_time_between_two_moments_is_the_difference() {
        assertThat(RUN.cpuSeconds(2000, 4000)).isEqualTo(6);
    }

    @Test
    void between_two_samples_it_grows_in_proportion() {
        assertThat(RUN.cpuSeconds(1500, 3500)).isEqualTo(5.5 - 1);
    }

    @Test
    void what_comes_after_the_last_sample_counts_as_nothing() {
        assertThat(RUN.cpuSeconds(3000, 9000)).isEqualTo(5);
    }

    @Test
    void the_last_line_is_a_complaint_where_there_is_one() {
        assertThat(new Said("all\nwell\n", "").lastLine()).isEqualTo("well");
        assertThat(new Said("all\nwell\n", "not\nquite\n").lastLine()).isEqualTo("quite");
        assertThat(new Said("", "").lastLine()).isEmpty();
    }
}
