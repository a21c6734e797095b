package dev.ravel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.engine.Ending.Complete;
import dev.ravel.engine.Ending.Stopped;
import dev.ravel.politeness.BackOff;
import dev.ravel.politeness.Delay;
import dev.ravel.politeness.Pace;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Pauses in the slot. */
class PauseTest {
    private final EngineRig rig = new EngineRig();

    private void pause(long millis) {
        rig.pause(Duration.ofMillis(millis), Duration.ofMillis(millis));
    }

    private void advance(long millis) {
        rig.advance(Duration.ofMillis(millis));
    }

    @Test
    void a_slot_is_held_for_the_pause_before_the_member_gets_the_task() {
        pause(100);
        rig.fetches(5);
        FakeMember member = rig.member("loop-0", 2, Kind.FETCH);
        rig.start();
        assertThat(rig.heard().started).hasSize(2).allMatch(task -> task.pause().toMillis() == 100);
        advance(99);
        assertThat(member.inHand()).isEmpty();
        assertThat(rig.heard().started).hasSize(2);
        advance(1);

        assertThat(member.inHand()).containsExactlyElementsOf(rig.heard().started);
    }

    @Test
    void the_next_pause_begins_when_a_slot_is_free() {
        pause(100);
        rig.fetches(3);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH).answersAll();
        rig.start();
        advance(299);
        assertThat(member.taken()).isEqualTo(2);
        advance(1);

        assertThat(member.taken()).isEqualTo(3);
        assertThat(rig.ending()).contains(new Complete());
    }

    @Test
    void every_attempt_draws_a_pause_of_its_own() {
        rig.pause(Duration.ofMillis(1), Duration.ofSeconds(10));
        rig.fetches(50);
        rig.member("loop-0", 5, Kind.FETCH).answersAll();
        rig.start();
        advance(1_000_000);

        Set<Duration> drawn = rig.heard().started.stream().map(Task::pause).collect(Collectors.toSet());
        assertThat(drawn).hasSizeGreaterThan(40).allMatch(pause -> !pause.isZero() && pause.toMillis() <= 10_000);
        assertThat(rig.ending()).contains(new Complete());
    }

    @Test
    void a_pause_is_once_an_attempt_and_never_before_a_hop_or_a_request_made_anew() {
        pause(100);
        rig.fetches(1);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        advance(100);
        member.redirect("/there");
        rig.settle();
        assertThat(member.inHand()).singleElement().matches(task -> task.hops() == 1);
        member.stale();
        rig.settle();
        assertThat(member.inHand()).singleElement().matches(task -> task.pause().toMillis() == 100);
        member.fail(Cause.RESET);
        advance(100 + 99);
        assertThat(member.inHand()).isEmpty();
        advance(1);

        assertThat(member.inHand()).singleElement().satisfies(task -> {
            assertThat(task.attempt()).isEqualTo(2);
            assertThat(task.pause()).hasMillis(100);
            assertThat(task.tried())
                    .singleElement()
                    .matches(tried -> tried.waits().pause().toMillis() == 100);
        });
    }

    @Test
    void an_attempt_keeps_its_slot_over_its_hops() {
        pause(100);
        rig.fetches(3);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        advance(100);
        member.redirect("http://elsewhere/");
        rig.settle();

        assertThat(member.inHand()).singleElement().matches(task -> task.hops() == 1 && task.ordinal() == 0);
        assertThat(rig.heard().started).hasSize(2);
    }

    @Test
    void a_hop_to_a_full_host_waits_for_its_turn_and_frees_the_slot() {
        pause(100);
        rig.pace(EngineRig.pace(1, Duration.ZERO));
        rig.urls(List.of("http://a/", 1, "http://b/", 1, "http://c/", 1));
        FakeMember member = rig.member("loop-0", 2, Kind.FETCH);
        rig.start();
        advance(100);
        assertThat(member.hosts()).containsExactly("a", "b");
        member.redirect("http://b/");
        rig.settle();
        advance(100);

        assertThat(member.hosts()).containsExactly("b", "c");
    }

    @Test
    void computations_have_no_pause() {
        pause(100);
        rig.sums(3);
        rig.member("worker-0", 1, Kind.SUM).answersAll();

        assertThat(rig.run()).isEqualTo(new Complete());
    }

    @Test
    void a_paused_task_counts_as_in_flight_for_its_host() {
        pause(100);
        rig.pace(EngineRig.pace(1, Duration.ZERO));
        rig.urls(List.of("http://a/", 2, "http://b/", 1));
        FakeMember member = rig.member("loop-0", 3, Kind.FETCH);
        rig.start();
        advance(1000);

        assertThat(member.hosts()).containsExactly("a", "b");
    }

    @Test
    void a_rate_is_kept_between_the_ends_of_pauses() {
        BackOff none = new BackOff(Duration.ZERO, Duration.ZERO, 0, Duration.ZERO);
        rig.pace(new Pace(0, Delay.NONE, Duration.ofMillis(30), none));
        pause(100);
        rig.fetches(3);
        FakeMember member = rig.member("loop-0", 3, Kind.FETCH);
        rig.start();
        advance(100);
        assertThat(member.inHand()).hasSize(1);
        advance(29);
        assertThat(member.inHand()).hasSize(1);
        advance(1);
        assertThat(member.inHand()).hasSize(2);
        advance(30);

        assertThat(member.inHand()).extracting(Task::ordinal).containsExactly(0L, 1L, 2L);
    }

    @Test
    void a_stop_gives_paused_tasks_back_at_once() {
        pause(100);
        rig.fetches(10);
        FakeMember member = rig.member("loop-0", 4, Kind.FETCH);
        rig.start();
        rig.engine().stop("SIGINT");
        rig.settle();

        assertThat(rig.ending()).contains(new Stopped("SIGINT"));
        assertThat(rig.heard().givenBack).hasSize(4);
        advance(1000);
        assertThat(member.taken()).isZero();
        assertThat(rig.outcomes()).isEmpty();
    }

    @Test
    void a_stop_waits_for_what_is_sent_and_for_no_pause() {
        pause(100);
        rig.fetches(10);
        FakeMember member = rig.member("loop-0", 2, Kind.FETCH);
        rig.start();
        advance(100);
        member.answerOne();
        rig.settle();
        rig.engine().stop("SIGINT");
        rig.settle();
        assertThat(rig.ending()).isEmpty();
        member.answerOne();
        rig.settle();

        assertThat(rig.ending()).contains(new Stopped("SIGINT"));
        assertThat(rig.outcomes()).hasSize(2);
        assertThat(rig.heard().givenBack).extracting(Task::ordinal).containsExactly(2L);
    }

    @Test
    void too_many_failures_give_paused_tasks_back_too() {
        pause(100);
        rig.failuresAllowed(1);
        rig.fetches(3);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        FakeMember other = rig.member("loop-1", 1, Kind.FETCH);
        rig.start();
        advance(100);
        other.answerOne();
        rig.settle();
        member.fail(Cause.DNS);
        rig.settle();

        assertThat(rig.ending()).hasValueSatisfying(ending -> assertThat(ending).isInstanceOf(Stopped.class));
        assertThat(rig.heard().givenBack).hasSize(1);
    }

    @Test
    void the_paused_tasks_of_a_member_that_leaves_go_to_others_and_are_not_lost() {
        pause(100);
        rig.fetches(4);
        FakeMember gone = rig.member("gone", 2, Kind.FETCH);
        FakeMember other = rig.member("other", 2, Kind.FETCH).answersAll();
        rig.start();
        advance(50);
        rig.engine().left(gone);
        advance(1000);

        assertThat(rig.ending()).contains(new Complete());
        assertThat(gone.taken()).isZero();
        assertThat(other.taken()).isEqualTo(4);
        assertThat(rig.ordinals()).containsExactlyInAnyOrder(0L, 1L, 2L, 3L);
        assertThat(rig.outcomes()).allMatch(outcome -> outcome.task().attempt() == 1);
    }

    @Test
    void an_answer_for_a_task_that_is_still_paused_counts_for_nothing() {
        pause(100);
        rig.fetches(1);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        member.claim(rig.heard().started.get(0));
        rig.settle();
        assertThat(rig.outcomes()).isEmpty();
        advance(100);
        member.answerOne();
        rig.settle();

        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.outcomes()).hasSize(1);
    }

    @Test
    void an_answer_given_twice_does_not_answer_the_request_made_anew() {
        rig.fetches(1);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();
        Task first = member.inHand().get(0);
        member.stale();
        rig.settle();
        member.claim(first);
        rig.settle();

        assertThat(rig.outcomes()).isEmpty();
        assertThat(member.inHand()).hasSize(1);
    }
}
