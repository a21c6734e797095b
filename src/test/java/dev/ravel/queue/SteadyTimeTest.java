package dev.ravel.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What becomes of a worker's moments when somebody sets the wall clock. */
final class SteadyTimeTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private Instant wall = NOON;
    private long nanos = 7;
    private final SteadyTime time = new SteadyTime(() -> wall, () -> nanos);

    @Test
    void it_goes_on_where_the_wall_clock_is_set_back() {
        nanos += Duration.ofSeconds(5).toNanos();
        wall = NOON.minusSeconds(3600);

        assertThat(time.instant()).isEqualTo(NOON.plusSeconds(5));
        assertThat(time.wall()).isEqualTo(NOON.minusSeconds(3600));
    }

    @Test
    void a_moment_is_as_far_away_by_the_wall_clock() {
        nanos += Duration.ofSeconds(5).toNanos();
        wall = NOON.plusSeconds(3600);

        assertThat(time.wall(NOON.plusSeconds(7))).isEqualTo(NOON.plusSeconds(3602));
    }
}
