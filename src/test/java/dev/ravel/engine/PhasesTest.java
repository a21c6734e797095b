package dev.ravel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import dev.ravel.work.Waits;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the engine knows of an attempt's times and its member does not. */
class PhasesTest {
    private final EngineRig rig = new EngineRig();
    private final Instant noon = rig.now();

    private static Duration millis(long millis) {
        return Duration.ofMillis(millis);
    }

    private FakeMember member(int slots) {
        FakeMember member = rig.member("loop-0", slots, Kind.FETCH);
        rig.start();
        return member;
    }

    private Task task(int outcome) {
        return rig.outcomes().get(outcome).task();
    }

    private Span span(int outcome) {
        Outcome ended = rig.outcomes().get(outcome);
        return ended.task().taken(ended.last().orElseThrow().span());
    }

    private Span answeredAfter(long millis, Instant begun, long tookMillis) {
        rig.fetches(1);
        FakeMember member = member(1);
        rig.advance(millis(millis));
        member.answerBegun(begun, millis(tookMillis));
        rig.settle();
        return span(0);
    }

    @Test
    void a_task_that_its_member_begins_late_was_queued_until_then() {
        Span span = answeredAfter(50, noon.plusMillis(30), 15);

        assertThat(span.startedAt()).isEqualTo(noon);
        assertThat(span.queue()).isEqualTo(millis(30).toNanos());
        assertThat(span.total()).isEqualTo(millis(15).toNanos());
    }

    @Test
    void a_member_whose_clock_is_ahead_leaves_no_more_to_the_queue_than_the_task_was_in_its_hands() {
        assertThat(answeredAfter(50, noon.plusSeconds(3600), 15).queue())
                .isEqualTo(millis(35).toNanos());
    }

    @Test
    void a_member_whose_clock_is_behind_queued_nothing() {
        assertThat(answeredAfter(50, noon.minusSeconds(3600), 15).queue()).isZero();
    }

    @Test
    void phases_that_are_longer_than_the_task_was_out_leave_nothing_to_the_queue() {
        assertThat(answeredAfter(50, noon.plusMillis(30), 60).queue()).isZero();
    }

    @Test
    void hops_are_queued_each() {
        rig.fetches(1);
        FakeMember member = member(1);
        rig.advance(millis(10));
        member.stale();
        rig.advance(millis(40));
        member.answerBegun(noon.plusMillis(25), millis(25));
        rig.settle();

        assertThat(span(0).startedAt()).isEqualTo(noon);
        assertThat(span(0).queue()).isEqualTo(millis(15).toNanos());
    }

    @Test
    void a_lost_member_is_not_said_to_have_queued() {
        rig.fetches(1);
        FakeMember member = member(1);
        for (int spared = 0; spared < 5; spared++) {
            rig.engine().left(member);
            member = rig.member("next", 1, Kind.FETCH);
            rig.settle();
        }
        rig.advance(millis(40));
        rig.engine().left(member);
        rig.settle();
        rig.member("loop-1", 1, Kind.FETCH).answersAll();
        rig.advance(millis(1000));

        Span lost = task(0).tried().get(0).span();
        assertThat(lost.queue()).isZero();
        assertThat(lost.startedAt()).isEqualTo(noon);
    }

    @Test
    void an_attempt_starts_with_its_pause() {
        rig.pause(millis(100), millis(100));
        rig.fetches(1);
        FakeMember member = member(1);
        rig.advance(millis(100));
        member.redirect("/there");
        rig.advance(millis(20));
        member.answerOne();
        rig.settle();

        assertThat(span(0).startedAt()).isEqualTo(noon);
        assertThat(task(0).waits()).isEqualTo(new Waits(Duration.ZERO, millis(100)));
    }

    @Test
    void the_delay_of_its_host_is_politeness_and_the_wait_for_a_slot_is_not() {
        rig.pace(EngineRig.pace(0, millis(100)));
        rig.fetches(3);
        FakeMember member = member(1);
        rig.advance(millis(250));
        member.answerOne();
        rig.advance(millis(10));
        member.answerOne();
        rig.advance(millis(90));
        member.answerOne();
        rig.settle();

        assertThat(rig.outcomes()).hasSize(3);
        assertThat(task(0).waits()).isEqualTo(Waits.NONE);
        assertThat(span(1).startedAt()).isEqualTo(noon.plusMillis(250));
        assertThat(task(1).waits().politeness()).isEqualTo(millis(100));
        assertThat(span(2).startedAt()).isEqualTo(noon.plusMillis(350));
        assertThat(task(2).waits().politeness()).isEqualTo(millis(100));
    }

    @Test
    void the_wait_for_a_place_at_its_host_is_not_politeness() {
        rig.pace(EngineRig.pace(1, Duration.ZERO));
        rig.fetches(2);
        FakeMember member = member(2);
        rig.advance(millis(250));
        member.answerOne();
        rig.settle();
        member.answerOne();
        rig.settle();

        assertThat(rig.outcomes()).hasSize(2);
        assertThat(task(1).waits()).isEqualTo(Waits.NONE);
    }

    @Test
    void the_back_off_of_a_host_that_refused_is_politeness_of_the_next_attempt() {
        rig.fetches(1);
        FakeMember member = member(1);
        member.refuse("3");
        rig.advance(millis(3000));
        member.answerOne();
        rig.settle();

        assertThat(task(0).attempt()).isEqualTo(2);
        assertThat(task(0).waits().politeness()).isEqualTo(millis(3000));
        assertThat(task(0).tried()).singleElement().matches(tried -> tried.waits()
                .equals(Waits.NONE));
    }

    @Test
    void the_pause_before_another_attempt_is_not_politeness() {
        rig.fetches(1);
        FakeMember member = member(1);
        member.fail(Cause.RESET);
        rig.advance(millis(1000));
        member.answerOne();
        rig.settle();

        assertThat(task(0).attempt()).isEqualTo(2);
        assertThat(task(0).waits()).isEqualTo(Waits.NONE);
    }

    @Test
    void what_a_hop_waits_for_lies_between_two_requests_and_is_not_told_as_before_the_first() {
        rig.pace(EngineRig.pace(0, millis(100)));
        rig.fetches(1);
        FakeMember member = member(1);
        member.redirect("/there");
        rig.advance(millis(100));
        member.answerOne();
        rig.settle();

        assertThat(task(0).hops()).isEqualTo(1);
        assertThat(task(0).waits()).isEqualTo(Waits.NONE);
    }

    @Test
    void a_slot_that_is_held_for_longer_than_its_pause_waits_for_politeness() {
        rig.pause(millis(20), millis(20));
        rig.pace(EngineRig.pace(0, millis(100)));
        rig.urls(List.of("http://a/", 2));
        FakeMember member = member(2);
        rig.advance(millis(120));
        member.answerOne();
        member.answerOne();
        rig.settle();

        assertThat(task(0).waits()).isEqualTo(new Waits(Duration.ZERO, millis(20)));
        assertThat(task(1).waits()).isEqualTo(new Waits(millis(100), millis(20)));
        assertThat(span(1).startedAt()).isEqualTo(noon.plusMillis(100));
    }

    @Test
    void retries_and_hops_that_come_while_time_goes_by_shorten_no_delay() {
        rig.tick(millis(1));
        rig.pace(EngineRig.pace(0, millis(100)));
        rig.fetches(10);
        FakeMember member = member(20);
        for (int i = 0; rig.ending().isEmpty() && i < 5000; i++) {
            rig.advance(millis(7));
            if (!member.inHand().isEmpty()) {
                member.fail(Cause.RESET);
                rig.settle();
            }
        }

        List<Instant> starts = rig.outcomes().stream()
                .flatMap(outcome -> Stream.concat(
                        outcome.task().tried().stream().map(tried -> tried.span()),
                        outcome.last().map(Result::span).stream()))
                .map(Span::startedAt)
                .sorted()
                .toList();
        assertThat(starts).hasSize(30);
        for (int i = 1; i < starts.size(); i++) {
            assertThat(Duration.between(starts.get(i - 1), starts.get(i))).isGreaterThanOrEqualTo(millis(100));
        }
    }
}
