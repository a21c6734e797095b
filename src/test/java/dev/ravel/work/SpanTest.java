package dev.ravel.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void the_total_is_the_sum_of_the_phases() {
        assertThat(new Span("loop-0", NOON, 1, 20, 300, 4000).total()).isEqualTo(4321);
    }

    @Test
    void a_computation_has_one_phase() {
        assertThat(Span.computed("worker-0", NOON, 7)).isEqualTo(new Span("worker-0", NOON, 0, 0, 0, 7));
    }

    @Test
    void hops_add_up_from_the_first_start_on_the_last_lane() {
        Span first = new Span("loop-0", NOON, 1, 20, 300, 4000);
        Span second = new Span("loop-1", NOON.plusSeconds(1), 2, 30, 400, 5000);

        assertThat(first.then(second)).isEqualTo(new Span("loop-1", NOON, 3, 50, 700, 9000));
    }
}
