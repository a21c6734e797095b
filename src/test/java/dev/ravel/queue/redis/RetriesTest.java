package dev.ravel.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class RetriesTest {
    private static final int SEEDS = 50;

    @Test
    void pauses_double_up_to_five_seconds_and_are_shortened_by_at_most_half() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Retries retries = new Retries(new Random(seed));
            for (long most : new long[] {100, 200, 400, 800, 1600, 3200, 5000, 5000}) {
                assertThat(retries.pause()).isBetween(Duration.ofMillis(most / 2), Duration.ofMillis(most));
            }
        }
    }

    @Test
    void many_do_not_come_at_once() {
        Stream<Duration> pauses =
                Stream.iterate(0, seed -> seed + 1).limit(SEEDS).map(seed -> new Retries(new Random(seed)).pause());

        assertThat(pauses.distinct().count()).isGreaterThan(SEEDS / 4);
    }

    @Test
    void after_a_success_they_begin_anew() {
        Retries retries = new Retries(new Random(1));
        for (int i = 0; i < 10; i++) {
            retries.pause();
        }

        retries.succeeded();

        assertThat(retries.pause()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }
}
