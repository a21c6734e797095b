package dev.ravel.report;

import static dev.ravel.report.Facts.LOOP;
import static dev.ravel.report.Facts.WORKER;
import static dev.ravel.report.Facts.answered;
import static dev.ravel.report.Facts.block;
import static dev.ravel.report.Facts.broken;
import static dev.ravel.report.Facts.computed;
import static dev.ravel.report.Facts.fetch;
import static dev.ravel.report.Facts.none;
import static dev.ravel.report.Facts.span;
import static dev.ravel.report.Facts.sum;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ravel.journal.EndedLine;
import dev.ravel.journal.EndedLine.As;
import dev.ravel.journal.History;
import dev.ravel.journal.RunLine;
import dev.ravel.member.Hello;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class TallyTest {
    /** Three significant digits of a histogram. */
    private static final Offset<Double> EXACT = within(0.1);

    private final Clocked run = new Clocked();
    private final Tally tally = run.tally;

    @Test
    void every_outcome_is_counted_once_and_the_rest_is_pending() {
        run.read(9).done(fetch(0), answered(1, 10), LOOP).done(sum(1), computed(1, 5), WORKER);
        run.failed(2, Cause.URL).failed(3, Cause.DNS).failed(4, Cause.DNS);
        run.end(new Outcome.Skipped(fetch(5), "exists", Optional.empty())).end(new Outcome.Expired(fetch(6)));

        assertThat(tally.counts(OptionalLong.of(10))).isEqualTo(new Counts(10, 2, 3, 1, 1, 3));
        assertThat(tally.counts(none())).isEqualTo(new Counts(9, 2, 3, 1, 1, 2));
    }

    @Test
    void only_failed_expired_and_pending_tasks_spoil_a_run() {
        assertThat(new Counts(3, 2, 0, 1, 0, 0).allWell()).isTrue();
        assertThat(new Counts(3, 2, 1, 0, 0, 0).allWell()).isFalse();
        assertThat(new Counts(3, 2, 0, 0, 1, 0).allWell()).isFalse();
        assertThat(new Counts(3, 2, 0, 0, 0, 1).allWell()).isFalse();
    }

    @Test
    void failures_are_counted_by_cause() {
        run.failed(0, Cause.DNS).failed(1, Cause.STATUS).failed(2, Cause.DNS);

        assertThat(tally.causes()).isEqualTo(Map.of(Cause.DNS, 2L, Cause.STATUS, 1L));
    }

    @Test
    void the_wall_time_runs_from_the_first_start_to_the_last_result() {
        run.pass(500).read(2).start(fetch(0), LOOP).pass(30).start(fetch(1), LOOP);
        run.pass(20).answer(fetch(1), answered(20, 0), LOOP).pass(100).answer(fetch(0), answered(150, 0), LOOP);
        run.pass(1000).end(new Outcome.Done(fetch(0), answered(150, 0)));

        assertThat(tally.wallMs()).isEqualTo(150.0);
    }

    @Test
    void a_run_that_started_nothing_took_no_time() {
        run.pass(100).read(1).failed(0, Cause.URL);

        assertThat(tally.wallMs()).isZero();
        assertThat(tally.latencies()).isEmpty();
        assertThat(tally.members()).isEmpty();
    }

    @Test
    void a_latency_is_the_last_attempt_with_all_its_hops() {
        Task second = fetch(0).again(Cause.TIMEOUT, broken(900, Cause.TIMEOUT));
        Task hopped = second.hop((Work.Fetch) second.work(), ((Work.Fetch) second.work()).asked(), span(40));
        run.start(fetch(0), LOOP).answer(fetch(0), broken(900, Cause.TIMEOUT), LOOP);
        run.start(second, LOOP).answer(second, new Result.Redirected(span(40), 302, "/"), LOOP);
        run.done(hopped, answered(60, 7), LOOP);

        Latencies latencies = tally.latencies().orElseThrow();

        assertThat(latencies.max()).isCloseTo(100, EXACT);
        assertThat(latencies.p50()).isCloseTo(100, EXACT);
    }

    @Test
    void percentiles_are_those_of_the_outcomes() {
        for (int i = 1; i <= 100; i++) {
            run.done(fetch(i), answered(i, 0), LOOP);
        }

        Latencies latencies = tally.latencies().orElseThrow();

        assertThat(latencies.p50()).isCloseTo(50, EXACT);
        assertThat(latencies.p90()).isCloseTo(90, EXACT);
        assertThat(latencies.p99()).isCloseTo(99, EXACT);
        assertThat(latencies.max()).isCloseTo(100, EXACT);
    }

    @Test
    void the_first_failures_are_kept_in_words_and_no_more_of_them() {
        for (int i = 0; i < 5; i++) {
            run.end(new Outcome.Failed(fetch(i), Cause.DNS, "failure " + i, Optional.empty()));
        }

        assertThat(tally.failures()).containsExactly("failure 0", "failure 1", "failure 2");
    }

    @Test
    void a_failure_that_was_answered_has_a_latency_too() {
        Result result = broken(70, Cause.RESET);
        run.end(new Outcome.Failed(fetch(0), Cause.RESET, "reset", Optional.of(result)));

        assertThat(tally.latencies().orElseThrow().max()).isCloseTo(70, EXACT);
    }

    @Test
    void computations_are_timed_where_nothing_was_fetched_and_only_there() {
        run.done(sum(0), computed(300, 1), WORKER).done(block(1), computed(100, 0), WORKER);
        assertThat(tally.latencies().orElseThrow().max()).isCloseTo(300, within(0.5));
        assertThat(tally.latencies().orElseThrow().p50()).isCloseTo(100, EXACT);

        run.done(fetch(2), answered(5, 0), LOOP);
        assertThat(tally.latencies().orElseThrow().max()).isCloseTo(5, EXACT);
    }

    @Test
    void only_the_values_of_sums_are_added() {
        run.done(fetch(0), answered(1, 10), LOOP).done(block(1), computed(1, 99), WORKER);
        assertThat(tally.sum()).isEmpty();

        run.done(sum(2), computed(1, 40), WORKER).done(sum(3), computed(1, -42), WORKER);
        assertThat(tally.sum()).contains(-2L);
    }

    @Test
    void a_member_is_told_with_its_answers_and_the_time_that_they_took() {
        Hello second = new Hello("loop-1", 64, Set.of(Kind.FETCH));
        run.done(sum(0), computed(7, 1), WORKER)
                .done(fetch(1), answered(20, 0), LOOP)
                .done(fetch(2), answered(30, 0), LOOP);
        run.start(fetch(3), second);

        assertThat(tally.members())
                .containsExactly(
                        new MemberFacts("worker-0", List.of("sum", "block"), 1, 1, 7),
                        new MemberFacts("loop-0", List.of("fetch"), 64, 2, 50));
    }

    @Test
    void live_numbers_follow_the_run() {
        assertThat(tally.live()).isEqualTo(new Tally.Live(0, 0, 0, 0, 0));

        run.read(5).start(fetch(0), LOOP).start(fetch(1), LOOP).start(fetch(2), LOOP);
        assertThat(tally.live()).isEqualTo(new Tally.Live(0, 0, 0, 3, 0));

        run.answer(fetch(0), answered(1, 100), LOOP).end(new Outcome.Done(fetch(0), answered(1, 100)));
        run.answer(fetch(1), broken(1, Cause.RESET), LOOP)
                .start(fetch(1).again(Cause.RESET, broken(1, Cause.RESET)), LOOP);
        run.failed(3, Cause.URL).end(new Outcome.Expired(fetch(4)));

        assertThat(tally.live()).isEqualTo(new Tally.Live(1, 1, 1, 2, 100));
        assertThat(tally.live().ended()).isEqualTo(3);
    }

    @Test
    void a_slot_that_is_given_back_is_not_in_flight() {
        run.start(fetch(0), LOOP).start(fetch(1), LOOP);

        tally.givenBack(fetch(0), LOOP);

        assertThat(tally.live()).isEqualTo(new Tally.Live(0, 0, 0, 1, 0));
    }

    @Test
    void bytes_are_all_that_were_read_broken_bodies_too() {
        Result cut = new Result.Failed(span(1), Cause.TRUNCATED, "cut", 200, 30);
        run.start(fetch(0), LOOP)
                .answer(fetch(0), cut, LOOP)
                .done(fetch(0).again(Cause.RESET, broken(1, Cause.RESET)), answered(1, 100), LOOP);

        assertThat(tally.live().bytes()).isEqualTo(130);
    }

    @Test
    void a_resumed_run_counts_the_outcomes_of_all_starts_and_times_its_own() {
        History past = new History();
        past.accept(new RunLine("1", "abc", "2026-01-01T12:00:00Z"));
        past.accept(ended(0, Kind.SUM, As.DONE, Optional.empty(), Optional.of(40L)));
        past.accept(ended(1, Kind.FETCH, As.FAILED, Optional.of(Cause.DNS), Optional.empty()));
        tally.resume(past);

        run.pass(500).read(2).start(sum(2), WORKER).pass(10).answer(sum(2), computed(10, 2), WORKER);
        run.end(new Outcome.Done(sum(2), computed(10, 2))).failed(3, Cause.DNS);

        assertThat(tally.counts(none())).isEqualTo(new Counts(4, 2, 2, 0, 0, 0));
        assertThat(tally.resumed()).hasValue(2);
        assertThat(tally.causes()).isEqualTo(Map.of(Cause.DNS, 2L));
        assertThat(tally.failures()).containsExactly("as it was", "in words");
        assertThat(tally.sum()).contains(42L);
        assertThat(tally.wallMs()).isEqualTo(10);
        assertThat(Facts.summary(tally, none()).tasksPerSecond()).contains(200.0);
    }

    private static EndedLine ended(long ordinal, Kind kind, As as, Optional<Cause> cause, Optional<Long> value) {
        return new EndedLine(ordinal, kind, as, cause, "as it was", value, Optional.empty(), Optional.empty());
    }
}
