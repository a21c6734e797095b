package dev.ravel.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import dev.ravel.work.Decision.Again;
import dev.ravel.work.Decision.Finish;
import dev.ravel.work.Decision.Halt;
import dev.ravel.work.Decision.Hop;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final Span SPAN = Span.fetched("loop-0", NOON, 1, 2, 3);
    private static final Set<Cause> PASSING = EnumSet.of(
            Cause.CONNECT,
            Cause.CONNECT_TIMEOUT,
            Cause.FIRST_BYTE_TIMEOUT,
            Cause.IDLE_TIMEOUT,
            Cause.TIMEOUT,
            Cause.RESET,
            Cause.TRUNCATED,
            Cause.LOST);

    private final Retry retry = new Retry(3, Duration.ofMillis(100), Duration.ofMillis(1000), 0.2);
    private final Rules rules = new Rules(Set.of(304, 404, 503), 2, retry);
    private Work.Fetch fetch;
    private Task task;

    @BeforeEach
    void ask() throws InvalidUrlException {
        fetch = Work.Fetch.of("http://a/?k=${env:KEY}", Url.parse("http://a/?k=secret"), Target.NONE);
        task = Task.first(7, fetch);
    }

    private static Result answered(int status) {
        return new Result.Answered(SPAN, status, 10, Optional.empty());
    }

    private static Result redirected(String location) {
        return new Result.Redirected(SPAN, 302, location);
    }

    private static Result failed(Cause cause, int status) {
        return new Result.Failed(SPAN, cause, "why", status, 0);
    }

    private Decision decide(Task asked, Result result) {
        return rules.decide(asked, result, NOON, 0.5);
    }

    /** The attempt after one that was reset. */
    private static Task after(Task tried) {
        return tried.again(Cause.RESET, failed(Cause.RESET, 0));
    }

    private Outcome outcome(Task asked, Result result) {
        return ((Finish) decide(asked, result)).outcome();
    }

    private Outcome.Failed failure(Task asked, Result result) {
        return (Outcome.Failed) outcome(asked, result);
    }

    @ParameterizedTest
    @CsvSource({"200, true", "299, true", "304, true", "404, true", "199, false", "300, false", "500, false", "0, false"
    })
    void two_hundreds_and_what_the_job_accepts_are_accepted(int status, boolean accepted) {
        assertThat(rules.accepts(status)).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 299, 404})
    void an_accepted_answer_is_done(int status) {
        Result result = answered(status);

        assertThat(decide(task, result)).isEqualTo(new Finish(new Outcome.Done(task, result)));
    }

    @Test
    void a_value_is_done() {
        Task sum = Task.first(1, new Work.Sum(0, 3, Kernel.PLAIN, 1));
        Result value = new Result.Computed(Span.computed("worker-0", NOON, 5), 3);

        assertThat(decide(sum, value)).isEqualTo(new Finish(new Outcome.Done(sum, value)));
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 410, 416, 300})
    void an_answer_that_the_job_does_not_accept_fails_at_once(int status) {
        assertThat(failure(task, answered(status)).cause()).isEqualTo(Cause.STATUS);
        assertThat(failure(task, failed(Cause.STATUS, status)).cause()).isEqualTo(Cause.STATUS);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 500, 502, 504, 599})
    void a_status_that_may_pass_is_tried_again(int status) {
        Decision again = new Again(task.again(Cause.STATUS, answered(status)), NOON.plusMillis(100));

        assertThat(decide(task, answered(status))).isEqualTo(again);
        assertThat(decide(task, failed(Cause.STATUS, status))).isEqualTo(again);
    }

    @Test
    void a_refusal_is_tried_again_unless_the_job_accepts_it() {
        Result refused = new Result.Refused(SPAN, 429, Optional.empty());

        assertThat(decide(task, refused)).isEqualTo(new Again(task.again(Cause.STATUS, refused), NOON));
        assertThat(outcome(task, new Result.Refused(SPAN, 503, Optional.empty())))
                .isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_refusal_without_end_is_a_failure_for_its_status() {
        Result refused = new Result.Refused(SPAN, 429, Optional.of("1"));

        assertThat(failure(after(after(task)), refused).detail()).contains("status 429");
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void a_failure_is_tried_again_where_its_cause_may_pass(Cause cause) {
        Decision decision = decide(task, failed(cause, 0));

        assertThat(decision instanceof Again).isEqualTo(PASSING.contains(cause));
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void the_last_attempt_ends_the_task_whatever_the_cause(Cause cause) {
        Task last = after(after(task));
        Result result = failed(cause, 500);
        Outcome.Failed failure = failure(last, result);

        assertThat(failure.task()).isEqualTo(last);
        assertThat(failure.cause()).isEqualTo(cause);
        assertThat(failure.last().orElseThrow()).isEqualTo(result);
    }

    @Test
    void a_task_is_tried_as_often_as_the_rule_says() {
        Task current = task;
        int tries = 1;
        Decision decision = decide(current, failed(Cause.RESET, 0));
        while (decision instanceof Again again) {
            tries++;
            current = again.task();
            decision = decide(current, failed(Cause.RESET, 0));
        }

        assertThat(tries).isEqualTo(3);
        assertThat(current.attempt()).isEqualTo(3);
    }

    @Test
    void one_attempt_means_no_second() {
        Rules once = new Rules(Set.of(), 2, new Retry(1, Duration.ZERO, Duration.ZERO, 0));

        assertThat(once.decide(task, failed(Cause.RESET, 0), NOON, 0)).isInstanceOf(Finish.class);
    }

    @Test
    void a_later_attempt_waits_longer() {
        assertThat(decide(after(task), failed(Cause.RESET, 0)))
                .isEqualTo(new Again(after(after(task)), NOON.plusMillis(200)));
    }

    @Test
    void chance_spreads_the_attempts() {
        Result reset = failed(Cause.RESET, 0);

        assertThat(rules.decide(task, reset, NOON, 0)).isEqualTo(new Again(after(task), NOON.plusMillis(80)));
    }

    @Test
    void a_redirect_is_the_next_hop_of_the_same_attempt() throws InvalidUrlException {
        Task second = after(task);

        assertThat(decide(second, redirected("../b c")))
                .isEqualTo(new Hop(second.hop(fetch, Url.parse("http://a/b%20c"), SPAN)));
    }

    @Test
    void a_redirect_is_relative_to_the_hop_that_sent_it() {
        Task hopped = ((Hop) decide(task, redirected("https://b/c/d"))).task();
        Task again = ((Hop) decide(hopped, redirected("e"))).task();

        assertThat(((Work.Fetch) again.work()).at()).hasToString("https://b/c/e");
        assertThat(again.hops()).isEqualTo(2);
        assertThat(again.before()).contains(SPAN.then(SPAN));
    }

    @Test
    void credentials_never_come_back_once_the_origin_was_left() {
        Task away = ((Hop) decide(task, redirected("http://b/"))).task();
        Task back = ((Hop) decide(away, redirected("http://a/"))).task();

        assertThat(((Work.Fetch) back.work()).credentials()).isFalse();
        assertThat(((Work.Fetch) after(back).work()).credentials()).isTrue();
    }

    @Test
    void too_many_redirects_fail_for_good() {
        Task first = ((Hop) decide(task, redirected("/1"))).task();
        Task second = ((Hop) decide(first, redirected("/2"))).task();

        assertThat(failure(second, redirected("/3")).cause()).isEqualTo(Cause.TOO_MANY_REDIRECTS);
    }

    @Test
    void another_attempt_may_follow_as_many_redirects_again() {
        Task first = ((Hop) decide(task, redirected("/1"))).task();
        Task second = ((Hop) decide(first, redirected("/2"))).task();
        Task again = ((Again) decide(second, failed(Cause.RESET, 0))).task();

        assertThat(decide(again, redirected("/1"))).isInstanceOf(Hop.class);
    }

    @Test
    void no_redirect_is_followed_where_none_is_allowed() {
        Rules strict = new Rules(Set.of(), 0, retry);
        Finish finish = (Finish) strict.decide(task, redirected("/b"), NOON, 0);

        assertThat(((Outcome.Failed) finish.outcome()).cause()).isEqualTo(Cause.TOO_MANY_REDIRECTS);
    }

    @Test
    void a_redirect_that_the_job_accepts_is_done() {
        Result notModified = new Result.Redirected(SPAN, 304, "");

        assertThat(outcome(task, notModified)).isEqualTo(new Outcome.Done(task, notModified));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", " ", "file:///etc/passwd", "javascript:alert(1)", "http://", "//h:0/", "/a\nb", "//u:p@h/"})
    void a_redirect_without_a_usable_target_fails_for_good(String location) {
        assertThat(failure(task, redirected(location)).cause()).isEqualTo(Cause.REDIRECT);
    }

    @Test
    void a_failure_names_url_cause_and_attempt() {
        assertThat(failure(after(task), failed(Cause.TLS, 0)).detail())
                .isEqualTo("http://a/?k=${env:KEY}: tls: why (attempt 2 of 3)");
        assertThat(failure(task, answered(410)).detail())
                .isEqualTo("http://a/?k=${env:KEY}: status: status 410 (attempt 1 of 3)");
        assertThat(failure(task, redirected("ftp://b/")).detail())
                .isEqualTo("http://a/?k=${env:KEY}: redirect: status 302 to 'ftp://b/':"
                        + " must be an absolute http or https URL (attempt 1 of 3)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:secret@b/",
                "http://user:secret?@b/",
                "http://user:se/secret@b/",
                "app://b?code=secret",
                "app://b#token=secret"
            })
    void a_failure_repeats_no_secret_of_a_location(String location) {
        assertThat(failure(task, redirected(location)).detail()).doesNotContain("secret");
    }

    @Test
    void a_failure_repeats_no_control_characters_and_no_endless_location() {
        String detail =
                failure(task, redirected("/\u001B[2J\n" + "x".repeat(100_000))).detail();

        assertThat(detail).doesNotContain("\u001B", "\n").hasSizeLessThan(400);
    }

    @Test
    void what_need_not_be_fetched_is_skipped_by_its_rule() {
        Result unneeded = new Result.Unneeded(SPAN, 304, "notModified");

        assertThat(outcome(task, unneeded)).isEqualTo(new Outcome.Skipped(task, "notModified", Optional.of(unneeded)));
    }

    @Test
    void a_part_that_was_dropped_is_no_attempt_lost() {
        Result stale = new Result.Stale(SPAN, 416, "another length");

        assertThat(decide(task, stale)).isEqualTo(new Hop(task.anew(SPAN)));
        assertThat(task.anew(SPAN).attempt()).isEqualTo(1);
    }

    @Test
    void a_full_disk_ends_no_task() {
        assertThat(decide(task, new Result.Halted(SPAN, "the disk is full"))).isEqualTo(new Halt("the disk is full"));
    }
}
