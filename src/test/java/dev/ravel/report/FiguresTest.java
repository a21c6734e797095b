package dev.ravel.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {
    @ParameterizedTest
    @CsvSource({"0,0 B", "999,999 B", "1000,1.0 kB", "12345,12.3 kB", "6400000,6.4 MB", "1230000000,1.23 GB"})
    void bytes_have_a_unit(double bytes, String text) {
        assertThat(Figures.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0,0 ms",
        "999,999 ms",
        "1000,1 s",
        "2500,2.5 s",
        "9940,9.9 s",
        "9960,10 s",
        "11600,12 s",
        "119000,119 s",
        "120000,2 min 0 s",
        "7199000,119 min 59 s",
        "7200000,2 h 0 min"
    })
    void a_length_of_time_is_as_exact_as_matters(long ms, String text) {
        assertThat(Figures.duration(Duration.ofMillis(ms))).isEqualTo(text);
    }

    @Test
    void rates_and_counts_are_short() {
        assertThat(Figures.rate(0.44)).isEqualTo("0.4");
        assertThat(Figures.rate(1234.4)).isEqualTo("1,234");
        assertThat(Figures.count(100_000)).isEqualTo("100,000");
    }
}
