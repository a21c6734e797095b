package dev.ravel.queue.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private final Backoff middling = new Backoff(new Random() {
        private static final long serialVersionUID = 1;

        @Override
        public double nextDouble() {
            return 0.5;
        }
    });

    private static List<Long> pauses(Backoff backoff, int count) {
        return Stream.generate(() -> backoff.next().toMillis()).limit(count).toList();
    }

    @Test
    void a_pause_doubles_up_to_five_seconds() {
        assertThat(pauses(middling, 8)).containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, 5000L, 5000L);
    }

    @Test
    void after_a_success_it_begins_anew() {
        pauses(middling, 5);

        middling.reset();

        assertThat(pauses(middling, 2)).containsExactly(100L, 200L);
    }

    @Test
    void chance_is_a_fifth_more_or_less() {
        Backoff backoff = new Backoff(new Random(1));

        assertThat(pauses(backoff, 7).get(0)).isBetween(80L, 120L);
        List<Long> longest = pauses(backoff, 100);
        assertThat(longest).allMatch(ms -> ms >= 4000 && ms <= 6000);
        assertThat(longest.stream().distinct()).hasSizeGreaterThan(50);
    }
}
