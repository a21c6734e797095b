package dev.ravel.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.url.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Hosts that others may have asked until they were taken over. */
class TakenOverTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration DELAY = Duration.ofSeconds(10);
    private static final HostKey A = new HostKey("a", 80);
    private static final HostKey B = new HostKey("b", 80);
    private final Politeness<String> politeness = new Politeness<>(Paces.of(1, DELAY));

    private static Instant at(long seconds) {
        return NOON.plusSeconds(seconds);
    }

    @Test
    void an_unknown_host_is_not_asked_before_one_delay_is_over() {
        politeness.takenOver(NOON, NOON);
        politeness.now(at(3));
        politeness.add(A, "task");

        assertThat(politeness.next(at(9), 0)).isEmpty();
        assertThat(politeness.nextAt()).contains(at(10));
        assertThat(politeness.next(at(10), 0)).contains("task");
    }

    @Test
    void a_host_whose_tasks_wait_already_is_spared_as_well() {
        politeness.now(NOON);
        politeness.add(A, "task");
        politeness.takenOver(at(1), at(1));

        assertThat(politeness.next(at(10), 0)).isEmpty();
        assertThat(politeness.next(at(11), 0)).contains("task");
    }

    @Test
    void the_delay_after_an_own_request_is_not_made_shorter() {
        politeness.add(A, "first");
        politeness.add(A, "second");
        politeness.next(at(5), 0);
        politeness.finished(A);
        politeness.takenOver(at(2), at(6));

        assertThat(politeness.next(at(14), 0)).isEmpty();
        assertThat(politeness.next(at(15), 0)).contains("second");
    }

    @Test
    void a_host_that_was_known_and_idle_is_spared_again() {
        politeness.add(A, "first");
        politeness.next(NOON, 0);
        politeness.finished(A);
        politeness.takenOver(at(8), at(8));
        politeness.add(A, "second");

        assertThat(politeness.next(at(17), 0)).isEmpty();
        assertThat(politeness.next(at(18), 0)).contains("second");
    }

    @Test
    void a_host_that_is_full_is_spared_when_it_has_room() {
        politeness.add(A, "first");
        politeness.add(A, "second");
        politeness.next(NOON, 0);
        politeness.takenOver(at(8), at(8));
        politeness.now(at(12));
        politeness.finished(A);

        assertThat(politeness.next(at(17), 0)).isEmpty();
        assertThat(politeness.next(at(18), 0)).contains("second");
    }

    @Test
    void a_task_that_was_held_back_is_not_begun_before() {
        politeness.add(A, "task");
        politeness.reserve(NOON);
        politeness.takenOver(at(1), at(1));

        assertThat(politeness.begin(A, at(10), 0)).map(Spared::until).contains(at(11));
        assertThat(politeness.begin(A, at(11), 0)).isEmpty();
    }

    @Test
    void the_longest_delay_counts() {
        Delay random = new Delay(Duration.ofSeconds(1), Duration.ofSeconds(4), Duration.ofSeconds(1));
        Politeness<String> drawn = new Politeness<>(Paces.apart(random, Duration.ofSeconds(2)));
        drawn.takenOver(NOON, NOON);
        drawn.add(A, "task");

        assertThat(drawn.nextAt()).contains(at(4));
    }

    @Test
    void where_no_delay_is_wanted_nothing_waits() {
        Politeness<String> unlimited = new Politeness<>(Paces.of(0, Duration.ZERO));
        unlimited.takenOver(NOON, NOON);
        unlimited.add(A, "task");

        assertThat(unlimited.next(NOON, 0)).contains("task");
    }

    @Test
    void it_is_blank_when_nothing_is_known_that_would_matter() {
        assertThat(politeness.blank(NOON)).isTrue();
        politeness.takenOver(NOON, NOON);
        assertThat(politeness.blank(at(9))).isFalse();
        assertThat(politeness.blank(at(10))).isTrue();

        politeness.add(B, "task");
        assertThat(politeness.blank(at(30))).isFalse();
        assertThat(politeness.next(at(30), 0)).isEqualTo(Optional.of("task"));
        politeness.finished(B);

        assertThat(politeness.blank(at(39))).isFalse();
        assertThat(politeness.blank(at(40))).isTrue();
    }
}
