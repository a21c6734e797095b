package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentRangeTest {
    @Test
    void the_last_byte_is_in() {
        assertThat(ContentRange.of("bytes 5-9/10")).contains(new ContentRange(5, 10, 10));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "bytes 5-9/*",
                "bytes */10",
                "items 5-9/10",
                "bytes 5-9",
                "bytes -5-9/10",
                "bytes 5-9/99999999999999999999"
            })
    void anything_else_is_none(String header) {
        assertThat(ContentRange.of(header)).isEmpty();
    }
}
