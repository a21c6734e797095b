package dev.ravel.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final long SECOND = 1_000_000_000;

    private final Refusals refusals = new Refusals();

    @Test
    void one_is_answered_once_a_second() {
        assertThat(refusals.answers("one", 0)).isTrue();
        assertThat(refusals.answers("one", SECOND - 1)).isFalse();
        assertThat(refusals.answers("two", SECOND - 1)).isTrue();
        assertThat(refusals.answers("one", SECOND)).isTrue();
    }

    @Test
    void a_reason_is_told_once() {
        assertThat(refusals.tells("wrong secret")).isTrue();
        assertThat(refusals.tells("wrong secret")).isFalse();
        assertThat(refusals.tells("other version")).isTrue();
    }

    @Test
    void names_that_somebody_makes_up_push_out_the_oldest_only() {
        refusals.tells("oldest");
        for (int i = 0; i < 1000; i++) {
            refusals.tells("made up " + i);
        }

        assertThat(refusals.tells("made up 999")).isFalse();
        assertThat(refusals.tells("oldest")).isTrue();
    }
}
