package dev.ravel.politeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ravel.url.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PolitenessTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final HostKey A = new HostKey("a", 80);
    private static final HostKey B = new HostKey("b", 80);

    private static Politeness<String> pace(int perHost, Duration delay) {
        return new Politeness<>(Paces.of(perHost, delay));
    }

    private static Politeness<String> unlimited() {
        return pace(0, Duration.ZERO);
    }

    private static List<String> all(Politeness<String> politeness, Instant now) {
        List<String> given = new ArrayList<>();
        for (Optional<String> task = politeness.next(now, 0); task.isPresent(); task = politeness.next(now, 0)) {
            given.add(task.get());
        }
        return given;
    }

    @Test
    void nothing_is_given_where_nothing_waits() {
        assertThat(unlimited().next(NOON, 0)).isEmpty();
        assertThat(unlimited().nextAt()).isEmpty();
        assertThat(unlimited().waiting()).isZero();
    }

    @Test
    void the_first_come_is_the_first_served() {
        Politeness<String> politeness = unlimited();
        politeness.add(A, "1");
        politeness.add(A, "2");
        politeness.add(A, "3");

        assertThat(all(politeness, NOON)).containsExactly("1", "2", "3");
    }

    @Test
    void hosts_take_turns() {
        Politeness<String> politeness = unlimited();
        List.of("a1", "a2", "a3").forEach(task -> politeness.add(A, task));
        List.of("b1", "b2").forEach(task -> politeness.add(B, task));

        assertThat(all(politeness, NOON)).containsExactly("a1", "b1", "a2", "b2", "a3");
    }

    @Test
    void ports_are_different_hosts() {
        Politeness<String> politeness = pace(1, Duration.ZERO);
        politeness.add(A, "80");
        politeness.add(new HostKey("a", 81), "81");

        assertThat(all(politeness, NOON)).containsExactly("80", "81");
    }

    @Test
    void hops_go_ahead_of_the_queue_in_their_own_order() {
        Politeness<String> politeness = unlimited();
        politeness.add(A, "queued");
        politeness.addFirst(A, "hop");
        politeness.addFirst(A, "later hop");

        assertThat(all(politeness, NOON)).containsExactly("hop", "later hop", "queued");
    }

    @Test
    void a_hop_waits_for_its_hosts_turn() {
        Politeness<String> politeness = unlimited();
        politeness.add(A, "a");
        politeness.add(B, "b");
        politeness.addFirst(B, "hop");

        assertThat(all(politeness, NOON)).containsExactly("a", "hop", "b");
    }

    @Test
    void tasks_wait_until_they_are_given() {
        Politeness<String> politeness = unlimited();
        politeness.add(A, "1");
        politeness.addFirst(B, "2");

        assertThat(politeness.waiting()).isEqualTo(2);
        politeness.next(NOON, 0);
        assertThat(politeness.waiting()).isEqualTo(1);
        politeness.finished(A);
        assertThat(politeness.waiting()).isEqualTo(1);
    }

    @Test
    void a_full_host_waits_and_does_not_stop_the_others() {
        Politeness<String> politeness = pace(2, Duration.ZERO);
        List.of("a1", "a2", "a3", "a4").forEach(task -> politeness.add(A, task));
        politeness.add(B, "b1");

        assertThat(all(politeness, NOON)).containsExactly("a1", "b1", "a2");
        assertThat(politeness.nextAt()).isEmpty();
        politeness.finished(A);
        assertThat(all(politeness, NOON)).containsExactly("a3");
        politeness.finished(A);
        politeness.finished(A);
        assertThat(all(politeness, NOON)).containsExactly("a4");
    }

    @Test
    void a_delay_runs_from_start_to_start() {
        Politeness<String> politeness = pace(0, SECOND);
        politeness.add(A, "1");
        politeness.add(A, "2");

        assertThat(all(politeness, NOON)).containsExactly("1");
        assertThat(politeness.nextAt()).contains(NOON.plus(SECOND));
        politeness.finished(A);
        assertThat(politeness.next(NOON.plusMillis(999), 0)).isEmpty();
        assertThat(politeness.next(NOON.plusMillis(1000), 0)).contains("2");
        assertThat(politeness.nextAt()).isEmpty();
    }

    @Test
    void a_delayed_host_does_not_stop_the_others() {
        Politeness<String> politeness = pace(0, SECOND);
        List.of("a1", "a2").forEach(task -> politeness.add(A, task));
        List.of("b1", "b2").forEach(task -> politeness.add(B, task));

        assertThat(politeness.next(NOON, 0)).contains("a1");
        assertThat(politeness.next(NOON.plusMillis(300), 0)).contains("b1");
        assertThat(politeness.nextAt()).contains(NOON.plusMillis(1000));
        assertThat(politeness.next(NOON.plusMillis(1000), 0)).contains("a2");
        assertThat(politeness.nextAt()).contains(NOON.plusMillis(1300));
        assertThat(politeness.next(NOON.plusMillis(1299), 0)).isEmpty();
        assertThat(politeness.next(NOON.plusMillis(1300), 0)).contains("b2");
    }

    @Test
    void a_delay_holds_though_the_queue_was_empty() {
        Politeness<String> politeness = pace(0, SECOND);
        politeness.add(A, "1");
        politeness.next(NOON, 0);
        politeness.finished(A);
        assertThat(politeness.next(NOON.plusMillis(500), 0)).isEmpty();
        assertThat(politeness.nextAt()).isEmpty();
        politeness.add(A, "2");

        assertThat(politeness.nextAt()).contains(NOON.plus(SECOND));
        assertThat(politeness.next(NOON.plusMillis(999), 0)).isEmpty();
        assertThat(politeness.next(NOON.plus(SECOND), 0)).contains("2");
    }

    @Test
    void hops_wait_for_the_delay_too() {
        Politeness<String> politeness = pace(0, SECOND);
        politeness.add(A, "1");
        politeness.next(NOON, 0);
        politeness.finished(A);
        politeness.addFirst(A, "hop");

        assertThat(politeness.next(NOON.plusMillis(999), 0)).isEmpty();
        assertThat(politeness.next(NOON.plus(SECOND), 0)).contains("hop");
    }

    @Test
    void a_delayed_host_that_is_full_waits_for_its_request_not_for_time() {
        Politeness<String> politeness = pace(1, SECOND);
        politeness.add(A, "1");
        politeness.add(A, "2");
        politeness.next(NOON, 0);

        assertThat(politeness.nextAt()).isEmpty();
        assertThat(politeness.next(NOON.plusSeconds(5), 0)).isEmpty();
        politeness.finished(A);
        assertThat(politeness.next(NOON.plusSeconds(5), 0)).contains("2");
    }

    @Test
    void a_request_that_ends_early_leaves_the_delay() {
        Politeness<String> politeness = pace(1, SECOND);
        politeness.add(A, "1");
        politeness.add(A, "2");
        politeness.next(NOON, 0);
        politeness.finished(A);

        assertThat(politeness.nextAt()).contains(NOON.plus(SECOND));
        assertThat(politeness.next(NOON.plusMillis(999), 0)).isEmpty();
        assertThat(politeness.next(NOON.plus(SECOND), 0)).contains("2");
    }

    @Test
    void a_host_without_tasks_is_forgotten() {
        Politeness<String> politeness = pace(1, Duration.ZERO);
        politeness.add(A, "1");
        politeness.next(NOON, 0);
        assertThat(politeness.remembered()).isEqualTo(1);
        politeness.finished(A);

        assertThat(politeness.remembered()).isZero();
    }

    @Test
    void a_host_is_remembered_until_its_delay_is_over() {
        Politeness<String> politeness = pace(0, SECOND);
        for (int i = 0; i < 20_000; i++) {
            HostKey host = new HostKey("h" + i, 80);
            politeness.add(host, "task");
            assertThat(politeness.next(NOON.plusMillis(i), 0)).isPresent();
            politeness.finished(host);
            assertThat(politeness.remembered()).isLessThanOrEqualTo(1000);
        }
        politeness.next(NOON.plusSeconds(1000), 0);

        assertThat(politeness.remembered()).isZero();
    }

    @Test
    void a_slow_request_keeps_its_host_in_memory() {
        Politeness<String> politeness = pace(1, SECOND);
        politeness.add(A, "1");
        politeness.next(NOON, 0);
        politeness.next(NOON.plusSeconds(60), 0);
        politeness.add(A, "2");

        assertThat(politeness.next(NOON.plusSeconds(60), 0)).isEmpty();
        politeness.finished(A);
        assertThat(politeness.next(NOON.plusSeconds(60), 0)).contains("2");
    }

    @Test
    void a_clock_that_is_set_back_makes_nobody_wait_longer() {
        Politeness<String> politeness = pace(0, SECOND);
        politeness.add(A, "1");
        politeness.add(A, "2");
        politeness.next(NOON, 0);
        Instant earlier = NOON.minusSeconds(3600);

        assertThat(politeness.next(earlier, 0)).isEmpty();
        assertThat(politeness.nextAt()).contains(earlier.plus(SECOND));
        assertThat(politeness.next(earlier.plusMillis(999), 0)).isEmpty();
        assertThat(politeness.next(earlier.plus(SECOND), 0)).contains("2");
    }

    @Test
    void finishing_what_was_never_given_is_a_bug() {
        Politeness<String> politeness = unlimited();
        politeness.add(A, "1");

        assertThatIllegalStateException().isThrownBy(() -> politeness.finished(A));
        assertThatIllegalStateException().isThrownBy(() -> politeness.finished(B));
    }

    @Test
    void an_impossible_pace_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Paces.of(-1, SECOND));
        assertThatIllegalArgumentException().isThrownBy(() -> Paces.apart(Delay.NONE, SECOND.negated()));
    }

    private static Delay between(long min, long max, long step) {
        return new Delay(Duration.ofMillis(min), Duration.ofMillis(max), Duration.ofMillis(step));
    }

    @Test
    void a_random_delay_is_drawn_for_every_gap() {
        Politeness<String> politeness = new Politeness<>(Paces.of(0, between(1000, 3500, 500)));
        List.of("1", "2", "3").forEach(task -> politeness.add(A, task));

        assertThat(politeness.next(NOON, 0.99)).contains("1");
        assertThat(politeness.nextAt()).contains(NOON.plusMillis(3500));
        assertThat(politeness.next(NOON.plusMillis(3500), 0.2)).contains("2");
        assertThat(politeness.nextAt()).contains(NOON.plusMillis(5000));
    }

    @Test
    void a_rate_spreads_starts_evenly_whatever_delay_is_drawn() {
        Politeness<String> politeness = new Politeness<>(Paces.apart(between(0, 2000, 1), SECOND));
        List.of("1", "2", "3").forEach(task -> politeness.add(A, task));

        assertThat(politeness.next(NOON, 0)).contains("1");
        assertThat(politeness.nextAt()).contains(NOON.plus(SECOND));
        assertThat(politeness.next(NOON.plus(SECOND), 0.75)).contains("2");
        assertThat(politeness.nextAt()).contains(NOON.plusMillis(2500));
    }

    @Test
    void a_reserved_task_is_in_flight_and_leaves_the_clock_alone() {
        Politeness<String> politeness = pace(2, SECOND);
        List.of("1", "2", "3").forEach(task -> politeness.add(A, task));

        assertThat(politeness.reserve(NOON)).contains("1");
        assertThat(politeness.reserve(NOON)).contains("2");
        assertThat(politeness.reserve(NOON)).isEmpty();
        politeness.finished(A);
        assertThat(politeness.reserve(NOON)).contains("3");
    }

    @Test
    void reserved_tasks_begin_at_the_pace_of_their_host() {
        Politeness<String> politeness = pace(0, SECOND);
        List.of("1", "2").forEach(task -> politeness.add(A, task));
        politeness.reserve(NOON);
        politeness.reserve(NOON);

        assertThat(politeness.begin(A, NOON.plusMillis(300), 0)).isEmpty();
        assertThat(politeness.begin(A, NOON.plusMillis(300), 0)).contains(new Spared(A, NOON.plusMillis(1300), false));
        assertThat(politeness.begin(A, NOON.plusMillis(1300), 0)).isEmpty();
    }

    @Test
    void a_task_that_keeps_its_slot_passes_the_queue_but_not_the_limit() {
        Politeness<String> politeness = pace(2, SECOND);
        List.of("1", "2").forEach(task -> politeness.add(A, task));
        politeness.reserve(NOON);

        assertThat(politeness.enter(A)).isTrue();
        assertThat(politeness.enter(A)).isFalse();
        assertThat(politeness.reserve(NOON)).isEmpty();
        assertThat(politeness.begin(A, NOON, 0)).isEmpty();
        politeness.finished(A);
        assertThat(politeness.enter(A)).isTrue();
    }

    @Test
    void a_reserved_task_does_not_begin_at_a_host_that_refused_meanwhile() {
        Politeness<String> politeness = unlimited();
        List.of("1", "2").forEach(task -> politeness.add(A, task));
        politeness.reserve(NOON);
        politeness.reserve(NOON);
        politeness.begin(A, NOON, 0);
        politeness.refused(A, NOON, NOON, Optional.of(SECOND), 0);
        politeness.finished(A);

        assertThat(politeness.begin(A, NOON.plusMillis(999), 0)).contains(new Spared(A, NOON.plus(SECOND), true));
        assertThat(politeness.begin(A, NOON.plus(SECOND), 0)).isEmpty();
    }

    @Test
    void tasks_that_did_not_go_ahead_can_be_taken_out_whatever_they_wait_for() {
        Politeness<String> politeness = pace(1, SECOND);
        List.of("a1", "a2").forEach(task -> politeness.add(A, task));
        politeness.addFirst(A, "hop");
        politeness.add(B, "b1");
        politeness.next(NOON, 0);
        List<String> taken = new ArrayList<>();
        politeness.withdraw(taken::add);

        assertThat(taken).containsExactlyInAnyOrder("a1", "a2", "b1");
        assertThat(politeness.waiting()).isZero();
        politeness.withdraw(task -> taken.add("again"));
        assertThat(taken).hasSize(3);
        assertThat(politeness.nextAt()).isEmpty();
        politeness.finished(A);
        politeness.next(NOON.plus(SECOND), 0);
        assertThat(politeness.remembered()).isZero();
    }

    @Test
    void a_host_goes_on_after_its_tasks_were_taken_out() {
        Politeness<String> politeness = pace(1, SECOND);
        politeness.add(A, "1");
        politeness.add(A, "2");
        politeness.next(NOON, 0);
        politeness.withdraw(task -> {});
        politeness.addFirst(A, "retry");
        politeness.finished(A);

        assertThat(politeness.next(NOON.plusMillis(999), 0)).isEmpty();
        assertThat(politeness.next(NOON.plus(SECOND), 0)).contains("retry");
    }

    @Test
    void one_host_may_be_the_host_of_all_that_wait() {
        Politeness<String> politeness = pace(1, Duration.ZERO);
        assertThat(politeness.onlyHost()).isEmpty();
        politeness.add(A, "a1");
        politeness.add(A, "a2");
        politeness.addFirst(B, "hop");
        assertThat(politeness.onlyHost()).contains(A);
        politeness.add(B, "b1");
        assertThat(politeness.onlyHost()).isEmpty();
        politeness.next(NOON, 0);
        assertThat(politeness.onlyHost()).isEmpty();
        politeness.finished(A);
        politeness.next(NOON, 0);
        politeness.next(NOON, 0);
        assertThat(politeness.onlyHost()).contains(B);
    }
}
