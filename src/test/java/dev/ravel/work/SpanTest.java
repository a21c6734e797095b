package dev.ravel.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class SpanTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void the_total_is_the_sum_of_the_phases_after_the_queue() {
        assertThat(new Span("loop-0", NOON, 9, 1, 20, 300, 4000, 50_000).total())
                .isEqualTo(54_321);
    }

    @Test
    void a_computation_has_one_phase() {
        assertThat(Span.computed("worker-0", NOON, 7)).isEqualTo(new Span("worker-0", NOON, 0, 0, 0, 0, 0, 7));
    }

    @Test
    void hops_add_up_from_the_first_start_on_the_last_lane() {
        Span first = new Span("loop-0", NOON, 7, 1, 20, 300, 6, 4000);
        Span second = new Span("loop-1", NOON.plusSeconds(1), 8, 2, 30, 400, 9, 5000);

        assertThat(first.then(second)).isEqualTo(new Span("loop-1", NOON, 15, 3, 50, 700, 15, 9000));
    }

    @Test
    void what_waited_for_the_lock_did_not_compute() {
        Span locked = Span.computed("worker-0", NOON, 7).locked(3);

        assertThat(locked).isEqualTo(new Span("worker-0", NOON, 0, 0, 0, 0, 3, 4));
        assertThat(locked.total()).isEqualTo(7);
    }

    @Test
    void another_start_changes_nothing_but_the_queue() {
        Span span = new Span("loop-0", NOON, 7, 1, 20, 300, 6, 4000);

        assertThat(span.startingAt(NOON.plusSeconds(1), 2))
                .isEqualTo(new Span("loop-0", NOON.plusSeconds(1), 2, 1, 20, 300, 6, 4000));
    }
}
