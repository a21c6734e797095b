package dev.ravel.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
    private final Moments moments = new Moments();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T17:36:37Z",
                "2026-11-22T17:36:37.100Z",
                "2026-11-22T17:36:37.001Z",
                "2026-11-22T17:36:37.000001Z",
                "2026-11-22T17:36:37.161230Z",
                "2026-11-22T17:36:37.000000001Z",
                "2026-11-22T17:36:37.999999999Z",
                "1969-12-31T23:59:59.5Z",
                "-0044-03-15T12:00:00Z",
                "+10000-01-01T00:00:00.25Z"
            })
    void a_moment_is_spelt_as_the_jdk_spells_it(String text) {
        Instant moment = Instant.parse(text);

        assertThat(moments.text(moment)).isEqualTo(moment.toString());
        assertThat(Moments.parse(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-22T17:36:37.16123126Z",
                "2026-11-22T24:00:00Z",
                "2026-11-22T24:00:00.000000000Z",
                "2026-12-31T23:59:60.123456789Z",
                "2024-02-29T23:59:59.123456789Z",
                "2026-02-29T00:00:00.123456789Z",
                "2026-13-01T00:00:00.123456789Z",
                "2026-11-22T25:00:00.123456789Z",
                "2026-11-22T17:60:00.123456789Z",
                "2026-11-22 17:36:37.161231266Z",
                "2026-11-22T17:36:37.16123126xZ",
                "2026-11-22T17:36:37.161231266+",
                ""
            })
    void a_text_is_read_or_refused_as_the_jdk_does(String text) {
        assertThat(read(Moments::parse, text)).isEqualTo(read(Instant::parse, text));
    }

    private static Optional<Instant> read(Function<String, Instant> reader, String text) {
        try {
            return Optional.of(reader.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    @Test
    void moments_of_several_seconds_in_any_order_are_spelt_as_the_jdk_spells_them() {
        SplittableRandom random = new SplittableRandom(7);

        for (int i = 0; i < 10_000; i++) {
            Instant moment = Instant.ofEpochSecond(1_800_000_000L + random.nextInt(3), random.nextInt(1_000_000_000));
            assertThat(moments.text(moment)).isEqualTo(moment.toString());
            assertThat(Moments.parse(moment.toString())).isEqualTo(moment);
        }
    }
}
