package dev.ravel.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetryTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private final Retry retry = new Retry(5, Duration.ofMillis(100), Duration.ofMillis(450), 0.2);

    @Test
    void a_pause_doubles_and_never_exceeds_the_longest() {
        assertThat(retry.startAfter(1, NOON, 0.5)).isEqualTo(NOON.plusMillis(100));
        assertThat(retry.startAfter(2, NOON, 0.5)).isEqualTo(NOON.plusMillis(200));
        assertThat(retry.startAfter(4, NOON, 0.5)).isEqualTo(NOON.plusMillis(450));
        assertThat(retry.startAfter(1000, NOON, 0.5)).isEqualTo(NOON.plusMillis(450));
    }

    @Test
    void jitter_spreads_a_pause_to_both_sides() {
        assertThat(retry.startAfter(1, NOON, 0)).isEqualTo(NOON.plusMillis(80));
        assertThat(retry.startAfter(1, NOON, 1)).isEqualTo(NOON.plusMillis(120));
    }

    @Test
    void jitter_never_makes_a_pause_longer_than_the_longest() {
        assertThat(retry.startAfter(4, NOON, 1)).isEqualTo(NOON.plusMillis(450));
        assertThat(retry.startAfter(4, NOON, 0)).isEqualTo(NOON.plusMillis(450));
        assertThat(retry.startAfter(3, NOON, 0)).isEqualTo(NOON.plusMillis(320));
    }

    @Test
    void a_pause_of_ages_is_still_a_moment() {
        Duration ages = Duration.ofMillis(Long.MAX_VALUE);
        Retry patient = new Retry(5, ages, ages, 1);

        assertThat(patient.startAfter(4, NOON, 1)).isAfter(NOON.plusSeconds(1_000_000_000));
    }

    @Test
    void no_delay_means_at_once() {
        assertThat(new Retry(5, Duration.ZERO, Duration.ZERO, 1).startAfter(3, NOON, 0.9))
                .isEqualTo(NOON);
    }
}
