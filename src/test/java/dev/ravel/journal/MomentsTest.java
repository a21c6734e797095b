package dev.ravel.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.SplittableRandom;
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
    }

    @Test
    void moments_of_several_seconds_in_any_order_are_spelt_as_the_jdk_spells_them() {
        SplittableRandom random = new SplittableRandom(7);

        for (int i = 0; i < 10_000; i++) {
            Instant moment = Instant.ofEpochSecond(1_800_000_000L + random.nextInt(3), random.nextInt(1_000_000_000));
            assertThat(moments.text(moment)).isEqualTo(moment.toString());
        }
    }
}
