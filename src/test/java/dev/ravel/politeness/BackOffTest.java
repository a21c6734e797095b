package dev.ravel.politeness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.ravel.url.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** {@link Paces#BACK_OFF}: 500 ms, doubled up to 4 s; a host may ask for 60 s. */
class BackOffTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Optional<Duration> UNSAID = Optional.empty();
    private static final HostKey A = new HostKey("a", 80);
    private static final HostKey B = new HostKey("b", 80);

    private Politeness<String> politeness = new Politeness<>(Paces.of(0, Duration.ZERO));

    private static Instant at(long millis) {
        return NOON.plusMillis(millis);
    }

    private static Optional<Duration> seconds(long seconds) {
        return Optional.of(Duration.ofSeconds(seconds));
    }

    private void start(long millis) {
        politeness.add(A, "task");
        assertThat(politeness.next(at(millis), 0)).contains("task");
    }

    private void refused(long started, long millis, Optional<Duration> wanted) {
        politeness.refused(A, at(started), at(millis), wanted, 0.5);
        politeness.finished(A);
    }

    private void succeeded(long started) {
        politeness.succeeded(A, at(started));
        politeness.finished(A);
    }

    /** Exactly then, and no millisecond earlier; the task is in flight afterwards. */
    private void startsAt(long millis) {
        politeness.add(A, "next");
        assertThat(politeness.next(at(millis - 1), 0)).isEmpty();
        assertThat(politeness.nextHost()).contains(new Spared(A, at(millis), true));
        assertThat(politeness.next(at(millis), 0)).contains("next");
    }

    @Test
    void a_host_that_refused_is_left_alone_while_the_others_go_on() {
        start(0);
        refused(0, 100, UNSAID);
        politeness.add(A, "a");
        politeness.add(B, "b");

        assertThat(politeness.next(at(100), 0)).contains("b");
        assertThat(politeness.next(at(599), 0)).isEmpty();
        assertThat(politeness.next(at(600), 0)).contains("a");
    }

    @Test
    void the_back_off_doubles_up_to_the_longest() {
        start(0);
        refused(0, 0, UNSAID);
        startsAt(500);
        refused(500, 500, UNSAID);
        startsAt(1500);
        refused(1500, 1500, UNSAID);
        startsAt(3500);
        refused(3500, 3500, UNSAID);
        startsAt(7500);
        refused(7500, 7500, UNSAID);
        startsAt(11_500);
    }

    @Test
    void a_success_makes_the_next_back_off_the_first_again() {
        start(0);
        refused(0, 0, UNSAID);
        startsAt(500);
        refused(500, 500, UNSAID);
        startsAt(1500);
        succeeded(1500);
        start(1600);
        refused(1600, 1600, UNSAID);

        startsAt(2100);
    }

    @Test
    void a_success_of_a_request_that_started_before_the_refusal_says_nothing() {
        start(0);
        start(10);
        refused(0, 20, UNSAID);
        succeeded(10);
        startsAt(520);
        refused(520, 520, UNSAID);

        startsAt(1520);
    }

    @Test
    void a_burst_of_refusals_counts_once() {
        start(0);
        start(1);
        start(2);
        refused(0, 100, UNSAID);
        refused(1, 101, UNSAID);
        startsAt(600);
        refused(2, 700, UNSAID);
        refused(600, 700, UNSAID);

        startsAt(1700);
    }

    @Test
    void a_longer_retry_after_in_a_burst_extends_the_back_off() {
        start(0);
        start(1);
        refused(0, 100, seconds(1));
        refused(1, 200, seconds(5));

        startsAt(5200);
    }

    @Test
    void a_shorter_retry_after_in_a_burst_does_not_shorten_it() {
        start(0);
        start(1);
        start(2);
        refused(0, 100, seconds(5));
        refused(1, 200, seconds(1));
        refused(2, 300, UNSAID);

        startsAt(5100);
    }

    @Test
    void a_retry_after_of_the_burst_counts_though_the_back_off_is_over() {
        start(0);
        start(1);
        refused(0, 100, UNSAID);
        startsAt(600);
        refused(1, 1000, seconds(3));

        startsAt(4000);
    }

    @Test
    void the_host_says_how_long_and_neither_jitter_nor_doubling_has_a_part_in_it() {
        politeness = new Politeness<>(
                Paces.backOff(new BackOff(Duration.ofMillis(500), Duration.ofSeconds(4), 0.5, Duration.ofSeconds(60))));
        start(0);
        politeness.refused(A, at(0), at(0), seconds(7), 0);
        politeness.finished(A);
        startsAt(7000);
        politeness.refused(A, at(7000), at(7000), UNSAID, 0);
        politeness.finished(A);

        startsAt(7250);
    }

    @Test
    void jitter_spreads_a_back_off_but_never_over_the_longest() {
        BackOff jittered = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(4), 0.2, Duration.ZERO);

        assertThat(jittered.after(0, 0)).hasMillis(400);
        assertThat(jittered.after(0, 0.75)).hasMillis(550);
        assertThat(jittered.after(3, 0)).hasMillis(3200);
        assertThat(jittered.after(3, 0.9)).hasMillis(4000);
        assertThat(jittered.after(Integer.MAX_VALUE, 0.9)).hasMillis(4000);
    }

    @Test
    void a_host_waits_no_longer_than_the_cap() {
        start(0);
        refused(0, 0, Optional.of(RetryAfter.LONGEST));

        startsAt(60_000);
    }

    @Test
    void a_retry_after_of_no_time_is_no_back_off() {
        start(0);
        refused(0, 0, Optional.of(Duration.ZERO));
        politeness.add(A, "next");

        assertThat(politeness.next(at(0), 0)).contains("next");
    }

    @Test
    void the_later_of_delay_and_back_off_holds() {
        politeness = new Politeness<>(Paces.of(0, Duration.ofSeconds(1)));
        start(0);
        refused(0, 100, UNSAID);
        politeness.add(A, "delayed");
        assertThat(politeness.next(at(999), 0)).isEmpty();
        assertThat(politeness.nextHost()).contains(new Spared(A, at(1000), false));
        assertThat(politeness.next(at(1000), 0)).contains("delayed");
        refused(1000, 1900, UNSAID);

        startsAt(2900);
    }

    @Test
    void a_refusal_leaves_what_is_in_flight_alone() {
        politeness = new Politeness<>(Paces.of(3, Duration.ZERO));
        start(0);
        start(0);
        start(0);
        refused(0, 100, UNSAID);
        politeness.add(A, "next");
        politeness.finished(A);
        politeness.finished(A);

        assertThat(politeness.next(at(599), 0)).isEmpty();
        assertThat(politeness.next(at(600), 0)).contains("next");
        assertThat(politeness.waiting()).isZero();
    }

    @Test
    void a_refusal_holds_back_tasks_that_were_ready() {
        start(0);
        start(0);
        politeness.add(A, "ready");
        refused(0, 100, UNSAID);

        assertThat(politeness.next(at(100), 0)).isEmpty();
        assertThat(politeness.nextAt()).contains(at(600));
    }

    @Test
    void a_refusing_host_is_remembered_until_its_longest_back_off_has_gone_by_since() {
        start(0);
        refused(0, 0, UNSAID);
        politeness.next(at(4499), 0);
        assertThat(politeness.remembered()).isEqualTo(1);
        politeness.next(at(4500), 0);

        assertThat(politeness.remembered()).isZero();
    }

    @Test
    void a_host_whose_next_task_comes_late_goes_on_doubling() {
        start(0);
        refused(0, 0, UNSAID);
        politeness.next(at(3000), 0);
        start(3000);
        refused(3000, 3000, UNSAID);

        startsAt(4000);
    }

    @Test
    void a_clock_that_is_set_back_prolongs_no_back_off() {
        start(0);
        refused(0, 0, UNSAID);
        politeness.add(A, "next");

        assertThat(politeness.next(at(-3_600_000), 0)).isEmpty();
        assertThat(politeness.nextAt()).contains(at(-3_599_500));
        assertThat(politeness.next(at(-3_599_500), 0)).contains("next");
    }

    @Test
    void an_answer_of_a_host_with_nothing_in_flight_is_a_bug() {
        politeness.add(A, "waiting");

        assertThatIllegalStateException().isThrownBy(() -> politeness.refused(A, NOON, NOON, UNSAID, 0));
        assertThatIllegalStateException().isThrownBy(() -> politeness.succeeded(B, NOON));
        assertThatIllegalStateException().isThrownBy(() -> politeness.begin(B, NOON, 0));
    }

    @Test
    void an_impossible_back_off_is_refused() {
        Duration second = Duration.ofSeconds(1);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackOff(second, Duration.ofMillis(1), 0, Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new BackOff(second, second, 2, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new BackOff(second, second, Double.NaN, second));
        assertThatIllegalArgumentException().isThrownBy(() -> new BackOff(second, second, 0, second.negated()));
    }
}
