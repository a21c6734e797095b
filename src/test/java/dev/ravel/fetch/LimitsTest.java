package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.work.Cause;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private static final long MS = 1_000_000;
    private final Limits limits = new Limits(100 * MS, 20 * MS, 60 * MS, 50 * MS, 0);

    @Test
    void nothing_is_overdue_before_its_deadline() {
        assertThat(limits.connecting(20 * MS - 1, 0)).isNull();
        assertThat(limits.awaitingHead(60 * MS - 1, 0)).isNull();
        assertThat(limits.readingBody(100 * MS - 1, 0, 60 * MS)).isNull();
    }

    @Test
    void each_deadline_has_its_own_cause() {
        assertThat(limits.connecting(20 * MS, 0))
                .isEqualTo(new Failure(Cause.CONNECT_TIMEOUT, "no connection within 20 ms"));
        assertThat(limits.awaitingHead(60 * MS, 0).cause()).isEqualTo(Cause.FIRST_BYTE_TIMEOUT);
        assertThat(limits.readingBody(90 * MS, 0, 40 * MS).cause()).isEqualTo(Cause.IDLE_TIMEOUT);
        assertThat(limits.readingBody(100 * MS, 0, 100 * MS).cause()).isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void of_two_deadlines_that_passed_unnoticed_the_earlier_one_counts() {
        assertThat(limits.awaitingHead(500 * MS, 0).cause()).isEqualTo(Cause.FIRST_BYTE_TIMEOUT);
        assertThat(limits.readingBody(500 * MS, 0, 40 * MS).cause()).isEqualTo(Cause.IDLE_TIMEOUT);
        assertThat(limits.readingBody(500 * MS, 0, 60 * MS).cause()).isEqualTo(Cause.TIMEOUT);
    }

    @Test
    void the_tick_is_a_tenth_of_the_shortest_deadline_within_bounds() {
        assertThat(limits.tickMs()).isEqualTo(5);
        assertThat(new Limits(3000 * MS, 1000 * MS, 3000 * MS, 3000 * MS, 0).tickMs())
                .isEqualTo(100);
        assertThat(new Limits(9000 * MS, 9000 * MS, 9000 * MS, 9000 * MS, 0).tickMs())
                .isEqualTo(250);
    }
}
