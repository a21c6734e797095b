package dev.ravel.politeness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.url.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A delay of a second, and {@link Paces#BACK_OFF}. */
class KeptBackTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final HostKey A = new HostKey("a", 80);
    private static final HostKey B = new HostKey("b", 80);

    private final Politeness<String> politeness = new Politeness<>(Paces.of(0, Duration.ofSeconds(1)));

    private static Instant at(long millis) {
        return NOON.plusMillis(millis);
    }

    private void add(HostKey host, String task, long millis) {
        politeness.now(at(millis));
        politeness.add(host, task);
    }

    private void keptBack(String task, long millis, long expected) {
        assertThat(politeness.next(at(millis), 0)).contains(task);
        assertThat(politeness.keptBack()).hasMillis(expected);
    }

    @Test
    void the_first_of_all_is_not_kept_back() {
        add(A, "a", 0);

        keptBack("a", 700, 0);
    }

    @Test
    void every_further_one_is_kept_back_for_the_delay_from_when_it_is_the_next() {
        add(A, "1", 0);
        add(A, "2", 0);
        add(A, "3", 0);

        keptBack("1", 0, 0);
        keptBack("2", 1000, 1000);
        keptBack("3", 2000, 1000);
    }

    @Test
    void who_comes_in_the_middle_of_a_delay_is_kept_back_for_the_rest_of_it() {
        add(A, "1", 0);
        keptBack("1", 0, 0);
        add(A, "2", 400);

        keptBack("2", 1000, 600);
    }

    @Test
    void who_is_given_late_was_kept_back_no_longer_than_the_clock_forbade_it() {
        add(A, "1", 0);
        add(A, "2", 0);
        keptBack("1", 0, 0);

        keptBack("2", 5000, 1000);
    }

    @Test
    void another_hosts_clock_keeps_nobody_back() {
        add(A, "a", 0);
        keptBack("a", 0, 0);
        add(B, "b", 10);

        keptBack("b", 300, 0);
    }

    @Test
    void a_host_without_room_keeps_nobody_back() {
        Politeness<String> full = new Politeness<>(Paces.of(1, Duration.ZERO));
        full.now(NOON);
        full.add(A, "1");
        full.add(A, "2");
        full.next(NOON, 0);
        assertThat(full.next(at(500), 0)).isEmpty();
        full.finished(A);

        assertThat(full.next(at(500), 0)).contains("2");
        assertThat(full.keptBack()).isZero();
    }

    @Test
    void a_refusal_keeps_the_next_one_back_and_what_lies_between_two_clocks_does_not_count() {
        add(A, "1", 0);
        add(A, "2", 0);
        keptBack("1", 0, 0);
        // Free to start from 1000 on, but for a slot; refused at 1500, for 4000.
        politeness.refused(A, at(0), at(1500), Optional.of(Duration.ofSeconds(4)), 0);

        keptBack("2", 9000, 1000 + 4000);
    }

    @Test
    void who_goes_ahead_is_kept_back_from_its_coming_on_and_the_one_behind_it_from_then_on() {
        add(A, "1", 0);
        add(A, "2", 0);
        keptBack("1", 0, 0);
        politeness.now(at(300));
        politeness.addFirst(A, "hop");

        keptBack("hop", 1000, 700);
        keptBack("2", 2000, 1000);
    }

    @Test
    void a_task_that_is_reserved_was_kept_back_too_and_the_next_one_by_its_beginning() {
        add(A, "1", 0);
        add(A, "2", 0);
        assertThat(politeness.reserve(at(0))).contains("1");
        assertThat(politeness.begin(A, at(250), 0)).isEmpty();

        assertThat(politeness.reserve(at(1250))).contains("2");
        assertThat(politeness.keptBack()).hasMillis(1000);
    }

    @Test
    void a_clock_that_was_set_back_adds_nothing() {
        add(A, "1", 0);
        add(A, "2", 0);
        keptBack("1", 0, 0);
        politeness.now(at(400));
        politeness.now(at(-3_600_000));

        keptBack("2", -3_600_000 + 600, 1000);
    }
}
