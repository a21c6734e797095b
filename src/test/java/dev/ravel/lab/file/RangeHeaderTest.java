package dev.ravel.lab.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.lab.file.RangeHeader.Satisfiable;
import dev.ravel.lab.file.RangeHeader.Unheard;
import dev.ravel.lab.file.RangeHeader.Unsatisfiable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeHeaderTest {
    @ParameterizedTest
    @CsvSource({
        "bytes=0-0, bytes 0-0/100",
        "bytes=10-19, bytes 10-19/100",
        "bytes=10-, bytes 10-99/100",
        "bytes=10-100000, bytes 10-99/100",
        "bytes=-1, bytes 99-99/100",
        "bytes=-1000, bytes 0-99/100",
        "Bytes= 5-6, bytes 5-6/100"
    })
    void a_part_ends_with_its_file(String header, String contentRange) {
        assertThat(RangeHeader.parse(header, 100)).isInstanceOfSatisfying(Satisfiable.class, asked -> assertThat(
                        asked.part().contentRange())
                .isEqualTo(contentRange));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {"", "bytes", "bytes=", "bytes=-", "bytes=9-8", "bytes=a-b", "bytes=0-1,5-6", "lines=0-1", "0-1"})
    void what_is_no_single_range_is_not_heard(String header) {
        assertThat(RangeHeader.parse(header, 100)).isEqualTo(new Unheard());
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=100-", "bytes=100-200", "bytes=-0"})
    void a_part_without_a_byte_cannot_be_had(String header) {
        assertThat(RangeHeader.parse(header, 100)).isEqualTo(new Unsatisfiable());
    }

    @Test
    void an_empty_file_has_no_parts() {
        assertThat(RangeHeader.parse("bytes=0-", 0)).isEqualTo(new Unsatisfiable());
        assertThat(RangeHeader.parse("bytes=-5", 0)).isEqualTo(new Unsatisfiable());
    }
}
