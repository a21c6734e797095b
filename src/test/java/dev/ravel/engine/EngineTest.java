package dev.ravel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.engine.Ending.Broken;
import dev.ravel.engine.Ending.Complete;
import dev.ravel.engine.Ending.Stopped;
import dev.ravel.member.Hello;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Task;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EngineTest {
    private final EngineRig rig = new EngineRig();

    @Test
    void every_task_ends_once_and_the_run_is_complete() {
        rig.fetches(1000);
        rig.member("loop-0", 7, Kind.FETCH).answersAll();

        assertThat(rig.run()).isEqualTo(new Complete());
        assertThat(rig.ordinals()).containsExactlyInAnyOrderElementsOf(EngineRig.upTo(1000));
        assertThat(rig.outcomes()).allMatch(outcome -> outcome instanceof Outcome.Done);
    }

    @Test
    void a_member_never_has_more_tasks_than_slots() {
        rig.fetches(100);
        FakeMember member = rig.member("loop-0", 7, Kind.FETCH);

        rig.start();

        assertThat(member.inHand()).hasSize(7);
        member.answerOne();
        rig.settle();
        assertThat(member.inHand()).hasSize(7);
        assertThat(member.taken()).isEqualTo(8);
    }

    @Test
    void a_member_gets_no_kind_that_it_does_not_serve() {
        rig.fetches(10);
        rig.sums(10);
        FakeMember fetcher = rig.member("loop-0", 2, Kind.FETCH).answersAll();
        FakeMember adder = rig.member("worker-0", 1, Kind.SUM).answersAll();

        assertThat(rig.run()).isEqualTo(new Complete());
        assertThat(fetcher.kinds()).isEqualTo(Set.of(Kind.FETCH));
        assertThat(adder.kinds()).isEqualTo(Set.of(Kind.SUM));
    }

    @Test
    void kinds_that_share_a_member_take_turns() {
        rig.fetches(3);
        rig.sums(3);
        FakeMember one = rig.member("worker-0", 1, Kind.FETCH, Kind.SUM).answersAll();

        rig.run();

        assertThat(one.order().subList(0, 4)).containsSubsequence(Kind.SUM, Kind.FETCH, Kind.SUM);
    }

    @Test
    void a_slow_member_gets_less() {
        rig.fetches(100);
        FakeMember slow = rig.member("slow", 1, Kind.FETCH);
        FakeMember quick = rig.member("quick", 1, Kind.FETCH).answersAll();

        rig.start();

        assertThat(slow.taken()).isEqualTo(1);
        assertThat(quick.taken()).isEqualTo(99);
    }

    @Test
    void a_failed_attempt_is_tried_again_after_its_pause_and_holds_no_slot_meanwhile() {
        rig.fetches(2);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();

        member.fail(Cause.RESET);
        rig.settle();
        assertThat(member.inHand()).singleElement().matches(task -> task.ordinal() == 1);
        member.answerOne();
        rig.settle();
        assertThat(member.inHand()).isEmpty();

        rig.advance(Duration.ofMillis(100));
        assertThat(member.inHand()).singleElement().matches(task -> task.ordinal() == 0 && task.attempt() == 2);
        member.answerOne();
        rig.settle();
        assertThat(rig.ending()).contains(new Complete());
    }

    @Test
    void a_task_that_fails_to_the_end_is_counted_with_its_cause() {
        rig.fetches(1);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();

        for (int attempt = 1; attempt <= 3; attempt++) {
            member.fail(Cause.CONNECT);
            rig.advance(Duration.ofSeconds(10));
        }

        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.outcomes()).singleElement().satisfies(outcome -> {
            assertThat(((Outcome.Failed) outcome).cause()).isEqualTo(Cause.CONNECT);
            assertThat(outcome.task().attempt()).isEqualTo(3);
        });
    }

    @Test
    void a_redirect_is_another_hop_of_the_same_attempt() {
        rig.fetches(1);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();

        member.redirect("http://127.0.0.2:81/there");
        rig.settle();

        assertThat(member.inHand()).singleElement().satisfies(task -> {
            assertThat(task.hops()).isEqualTo(1);
            assertThat(task.attempt()).isEqualTo(1);
        });
    }

    @Test
    void an_answer_that_comes_twice_or_for_a_task_not_in_hand_counts_once() {
        rig.fetches(2);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        FakeMember liar = rig.member("liar", 1, Kind.SUM);
        rig.start();

        member.answerOneTwice();
        liar.answerFor(member);
        rig.settle();

        assertThat(rig.outcomes()).hasSize(1);
        assertThat(member.inHand()).hasSize(1);
    }

    @Test
    void the_tasks_of_a_lost_member_go_to_others() {
        rig.fetches(4);
        FakeMember lost = rig.member("lost", 2, Kind.FETCH);
        FakeMember other = rig.member("other", 2, Kind.FETCH).answersAll();
        rig.start();

        rig.engine().left(lost);
        rig.settle();
        rig.advance(Duration.ofSeconds(1));

        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.ordinals()).containsExactlyInAnyOrder(0L, 1L, 2L, 3L);
        assertThat(other.taken()).isEqualTo(4);
    }

    @Test
    void a_member_that_joins_late_takes_part() {
        rig.fetches(10);
        rig.start();
        assertThat(rig.ending()).isEmpty();

        rig.member("late", 3, Kind.FETCH).answersAll();
        rig.settle();

        assertThat(rig.ending()).contains(new Complete());
    }

    @Test
    void a_stopped_run_starts_nothing_and_waits_for_what_is_in_flight() {
        rig.fetches(10);
        FakeMember member = rig.member("loop-0", 2, Kind.FETCH);
        rig.start();

        rig.engine().stop("SIGINT");
        member.answerOne();
        rig.settle();
        assertThat(rig.ending()).isEmpty();
        member.answerOne();
        rig.settle();

        assertThat(rig.ending()).contains(new Stopped("SIGINT"));
        assertThat(member.taken()).isEqualTo(2);
        assertThat(rig.outcomes()).hasSize(2);
    }

    @Test
    void a_stopped_run_counts_what_it_leaves_pending() {
        rig.unknownSize();
        rig.fetches(5000);
        rig.member("loop-0", 2, Kind.FETCH);
        rig.start();

        rig.engine().stop("SIGINT");
        rig.advance(EngineRig.DRAIN);

        assertThat(rig.ending()).contains(new Stopped("SIGINT"));
        assertThat(rig.known()).isEqualTo(5000);
    }

    @Test
    void a_drain_ends_at_its_deadline() {
        rig.fetches(10);
        FakeMember member = rig.member("loop-0", 2, Kind.FETCH);
        rig.start();

        rig.engine().stop("SIGTERM");
        rig.settle();
        rig.advance(EngineRig.DRAIN);
        member.answerOne();
        rig.settle();

        assertThat(rig.ending()).contains(new Stopped("SIGTERM"));
        assertThat(rig.outcomes()).isEmpty();
    }

    @Test
    void a_run_stops_when_as_many_tasks_failed_as_may_fail() {
        rig.failuresAllowed(2);
        rig.fetches(10);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();

        member.fail(Cause.DNS);
        rig.settle();
        member.fail(Cause.DNS);
        rig.settle();

        assertThat(rig.ending()).hasValueSatisfying(ending -> assertThat(ending).isInstanceOf(Stopped.class));
        assertThat(member.taken()).isEqualTo(2);
    }

    @Test
    void nothing_is_started_while_too_many_outcomes_wait_for_the_disk() {
        rig.holdJournal();
        rig.fetches(Accounts.MAX_UNSYNCED + 100L);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH).answersAll();
        rig.start();
        assertThat(member.taken()).isEqualTo(Accounts.MAX_UNSYNCED);

        rig.engine().synced(50);
        rig.settle();

        assertThat(member.taken()).isEqualTo(Accounts.MAX_UNSYNCED + 50);
    }

    @Test
    void a_journal_that_cannot_be_written_ends_the_run() {
        rig.fetches(10);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();

        rig.engine().failed("disk full");
        member.answerOne();
        rig.settle();

        assertThat(rig.ending()).contains(new Broken("disk full"));
    }

    @Test
    void an_outcome_counts_once_it_is_on_disk() {
        rig.loseTheEnd();
        rig.fetches(3);
        rig.member("loop-0", 1, Kind.FETCH).answersAll();

        assertThat(rig.run()).isEqualTo(new Broken("disk full"));
        assertThat(rig.outcomes()).hasSize(3);
        assertThat(rig.counted()).isEmpty();
    }

    @Test
    void a_journal_that_fails_while_a_stopped_run_drains_is_what_counts() {
        rig.fetches(10);
        FakeMember member = rig.member("loop-0", 1, Kind.FETCH);
        rig.start();

        rig.engine().stop("SIGINT");
        rig.engine().failed("disk full");
        member.answerOne();
        rig.settle();

        assertThat(rig.ending()).contains(new Broken("disk full"));
    }

    @Test
    void entries_beyond_the_failures_allowed_are_left_pending() {
        rig.failuresAllowed(2);
        rig.unusable(100);
        rig.member("loop-0", 1, Kind.FETCH);

        assertThat(rig.run()).isInstanceOf(Stopped.class);
        assertThat(rig.outcomes()).hasSize(2);
        assertThat(rig.counted()).hasSize(2);
    }

    @Test
    void a_defect_ends_the_run_in_place_of_leaving_it_hanging() {
        rig.fetches(10);
        rig.engine().joined(new FakeMember(new Hello("broken", 1, Set.of(Kind.FETCH)), rig.engine()) {
            @Override
            public void take(Task task) {
                throw new IllegalStateException("defect");
            }
        });

        assertThat(rig.run()).isInstanceOfSatisfying(Broken.class, broken -> assertThat(broken.reason())
                .contains("defect"));
    }

    @Test
    void an_input_that_cannot_be_read_ends_the_run() {
        rig.brokenInput();
        rig.member("loop-0", 1, Kind.FETCH);

        assertThat(rig.run()).isEqualTo(new Broken("the input cannot be read: gone"));
    }

    @Test
    void entries_that_ended_before_they_started_have_their_outcome() {
        rig.unusable(3);
        rig.member("loop-0", 1, Kind.FETCH);

        assertThat(rig.run()).isEqualTo(new Complete());
        assertThat(rig.outcomes()).hasSize(3).allMatch(outcome -> outcome instanceof Outcome.Failed);
    }

    @Test
    void a_run_without_tasks_is_complete() {
        rig.fetches(0);
        assertThat(rig.run()).isEqualTo(new Complete());
    }

    @Test
    void a_delay_per_host_is_kept_by_the_clock() {
        rig.pace(EngineRig.pace(0, Duration.ofMillis(50)));
        rig.fetches(3);
        FakeMember member = rig.member("loop-0", 3, Kind.FETCH).answersAll();
        rig.start();
        assertThat(member.taken()).isEqualTo(1);

        rig.advance(Duration.ofMillis(49));
        assertThat(member.taken()).isEqualTo(1);
        rig.advance(Duration.ofMillis(1));
        assertThat(member.taken()).isEqualTo(2);
        rig.advance(Duration.ofMillis(50));
        assertThat(rig.ending()).contains(new Complete());
    }

    @Test
    void input_is_read_only_as_far_as_it_is_needed() {
        rig.fetches(1_000_000);
        rig.member("loop-0", 4, Kind.FETCH);
        rig.start();

        assertThat(rig.read()).isLessThanOrEqualTo(3L * Supply.BATCH);
    }

    @Test
    void one_slow_host_does_not_stop_the_others() {
        rig.pace(EngineRig.pace(1, Duration.ZERO));
        rig.urls(List.of("http://slow/", 2000, "http://quick/", 1));
        FakeMember member = rig.member("loop-0", 4, Kind.FETCH);
        rig.start();

        assertThat(member.hosts()).containsExactlyInAnyOrder("slow", "quick");
    }
}
