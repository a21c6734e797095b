package dev.ravel.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RedialTest {
    private static final int SEEDS = 50;
    private static final long LONGEST = 5000;

    private static Redial always(double chance) {
        return new Redial(new Random() {
            private static final long serialVersionUID = 1;

            @Override
            public double nextDouble() {
                return chance;
            }
        });
    }

    private static List<Long> pauses(Redial redial, int count) {
        return Stream.generate(redial::pause)
                .limit(count)
                .map(Duration::toMillis)
                .toList();
    }

    @Test
    void a_pause_doubles_up_to_five_seconds() {
        assertThat(pauses(always(0.5), 8)).containsExactly(100L, 200L, 400L, 800L, 1600L, 3200L, LONGEST, LONGEST);
    }

    @Test
    void chance_is_half_more_or_less_and_never_over_the_longest() {
        assertThat(pauses(always(0), 8)).containsExactly(50L, 100L, 200L, 400L, 800L, 1600L, 3200L, LONGEST);
        assertThat(pauses(always(1), 7)).containsExactly(150L, 300L, 600L, 1200L, 2400L, 4800L, LONGEST);
    }

    @Test
    void an_outage_of_days_does_not_make_a_pause_longer_or_shorter() {
        Redial redial = always(0.5);

        assertThat(pauses(redial, 100_000)).endsWith(LONGEST, LONGEST).allMatch(pause -> pause <= LONGEST);
    }

    @Test
    void many_do_not_come_at_once() {
        LongStream moments = IntStream.range(0, SEEDS)
                .mapToLong(seed -> pauses(new Redial(new Random(seed)), 10).stream()
                        .mapToLong(Long::longValue)
                        .sum());

        assertThat(moments.distinct().count()).isGreaterThan(SEEDS / 2);
    }

    @Test
    void after_a_success_they_begin_anew() {
        Redial redial = always(0.5);
        pauses(redial, 5);

        redial.succeeded();

        assertThat(pauses(redial, 2)).containsExactly(100L, 200L);
    }
}
