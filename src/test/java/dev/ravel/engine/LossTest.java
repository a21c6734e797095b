package dev.ravel.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.engine.Ending.Complete;
import dev.ravel.source.Entry;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Members that are lost, and what becomes of their tasks and of results that come too late. */
class LossTest {
    private static final Span SPAN = Span.computed("lost/loop-0", Instant.EPOCH, 1);

    private final EngineRig rig = new EngineRig();

    @Test
    void a_loss_is_no_attempt_of_its_task() {
        Task task = lost();
        FakeMember other = rig.member("other", 1, Kind.FETCH);
        rig.settle();

        assertThat(other.inHand()).containsExactly(task);
        assertThat(rig.heard().givenBack).containsExactly(task);
    }

    @Test
    void a_lost_task_goes_before_others_and_does_not_expire() {
        rig.expireAfter(Duration.ofSeconds(1));
        rig.fetches(2);
        FakeMember gone = rig.member("lost", 1, Kind.FETCH);
        rig.start();
        rig.advance(Duration.ofSeconds(2));
        rig.engine().left(gone);
        rig.member("other", 1, Kind.FETCH).answersAll();
        rig.settle();

        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.outcomes()).hasSize(2).anyMatch(outcome -> outcome.ordinal() == 0 && done(outcome));
    }

    @Test
    void a_task_that_takes_member_after_member_with_it_fails_in_the_end() {
        rig.fetches(1);
        rig.start();

        for (int loss = 0; loss < 8; loss++) {
            FakeMember member = rig.member("member-" + loss, 1, Kind.FETCH);
            rig.advance(Duration.ofSeconds(2));
            rig.engine().left(member);
            rig.settle();
        }

        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.outcomes()).singleElement().satisfies(outcome -> assertThat(((Outcome.Failed) outcome).cause())
                .isEqualTo(Cause.LOST));
    }

    @Test
    void what_a_member_answered_before_it_was_lost_counts_however_much_it_is() {
        rig.fetches(100);
        FakeMember gone = rig.member("lost", 100, Kind.FETCH);
        rig.start();
        rig.settle();
        while (!gone.inHand().isEmpty()) {
            gone.answerOne();
        }

        rig.engine().left(gone);
        rig.settle();

        assertThat(rig.heard().givenBack).isEmpty();
        assertThat(rig.outcomes()).hasSize(100).allMatch(LossTest::done);
    }

    @Test
    void a_member_that_is_lost_before_the_start_gets_no_task() {
        rig.fetches(2);
        FakeMember gone = rig.member("lost", 1, Kind.FETCH);
        rig.engine().left(gone);
        rig.start();
        assertThat(rig.ending()).isEmpty();

        rig.member("other", 1, Kind.FETCH).answersAll();
        rig.settle();

        assertThat(gone.inHand()).isEmpty();
        assertThat(rig.outcomes()).hasSize(2).allMatch(LossTest::done);
        assertThat(rig.ending()).contains(new Complete());
    }

    @Test
    void a_late_result_counts_while_its_task_waits() {
        Task task = lost();

        rig.engine().late(task, answered(200));
        rig.member("other", 1, Kind.FETCH).answersAll();
        rig.settle();

        assertThat(rig.outcomes()).singleElement().matches(LossTest::done);
        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.heard().started).hasSize(1);
    }

    @Test
    void a_late_result_counts_while_another_member_has_the_task_whose_result_is_passed_over() {
        rig.fetches(2);
        FakeMember gone = rig.member("lost", 2, Kind.FETCH);
        rig.start();
        Task task = gone.inHand().get(0);
        rig.engine().left(gone);
        FakeMember other = rig.member("other", 2, Kind.FETCH);
        rig.settle();

        rig.engine().late(task, answered(200));
        rig.settle();
        assertThat(rig.ending()).isEmpty();
        other.answerOne();
        rig.settle();
        assertThat(rig.outcomes()).hasSize(1);
        assertThat(rig.heard().passedOver).containsExactly(task);

        other.answerOne();
        rig.settle();
        assertThat(rig.ordinals()).containsExactlyInAnyOrder(0L, 1L);
        assertThat(rig.ending()).contains(new Complete());
    }

    @Test
    void a_run_does_not_wait_for_the_second_result_of_a_task() {
        Task task = lost();
        rig.member("slow", 1, Kind.FETCH);
        rig.settle();

        rig.engine().late(task, answered(200));
        rig.settle();

        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.outcomes()).hasSize(1);
    }

    @Test
    void a_task_whose_late_result_counts_waits_for_nobody_any_more() {
        Task task = lost();

        rig.engine().late(task, answered(200));
        rig.settle();

        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.heard().unserved).endsWith(Set.of());
    }

    @Test
    void a_late_result_of_a_task_that_has_ended_is_passed_over() {
        Task task = lost();
        rig.member("other", 1, Kind.FETCH).answersAll();
        rig.settle();

        rig.engine().late(task, answered(200));
        rig.settle();

        assertThat(rig.outcomes()).hasSize(1);
        assertThat(rig.heard().passedOver).containsExactly(task);
    }

    @Test
    void a_late_result_of_a_task_that_an_earlier_start_ended_is_passed_over() {
        rig.fetches(1);
        rig.endedBefore(7);
        rig.start();

        rig.engine().late(((Entry.Ready) EngineRig.fetch(7, "http://host/7")).task(), answered(200));
        rig.settle();

        assertThat(rig.outcomes()).isEmpty();
        assertThat(rig.heard().passedOver).hasSize(1);
    }

    @Test
    void a_late_result_that_comes_before_the_start_counts_and_nobody_is_given_its_task() {
        rig.fetches(2);
        FakeMember other = rig.member("other", 2, Kind.FETCH).answersAll();
        rig.engine().late(((Entry.Ready) EngineRig.fetch(1, "http://host/1")).task(), answered(200));
        rig.settle();

        rig.start();
        rig.settle();

        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.ordinals()).containsExactlyInAnyOrder(0L, 1L);
        assertThat(other.taken()).isEqualTo(1);
    }

    @Test
    void a_late_failure_is_passed_over_and_its_task_tried_again() {
        Task task = lost();

        rig.engine().late(task, new Result.Failed(SPAN, Cause.RESET, "late", 0, 0));
        rig.engine().late(task, answered(404));
        rig.member("other", 1, Kind.FETCH).answersAll();
        rig.settle();

        assertThat(rig.heard().passedOver).containsExactly(task, task);
        assertThat(rig.outcomes()).singleElement().matches(LossTest::done);
    }

    @Test
    void a_late_result_of_a_task_that_is_not_yet_read_counts_once() {
        rig.window(1);
        rig.fetches(600);
        rig.start();

        rig.engine().late(((Entry.Ready) EngineRig.fetch(599, "http://host/599")).task(), answered(200));
        rig.member("loop-0", 3, Kind.FETCH).answersAll();
        rig.settle();

        assertThat(rig.ending()).contains(new Complete());
        assertThat(rig.ordinals()).containsExactlyInAnyOrderElementsOf(EngineRig.upTo(600));
    }

    @Test
    void a_member_that_is_leaving_gets_no_more_and_answers_what_it_has() {
        rig.fetches(3);
        FakeMember leaving = rig.member("leaving", 2, Kind.FETCH);
        rig.start();

        rig.engine().leaving(leaving);
        leaving.answerOne();
        rig.settle();
        assertThat(leaving.inHand()).hasSize(1);
        leaving.answerOne();
        rig.settle();

        assertThat(leaving.taken()).isEqualTo(2);
        assertThat(rig.outcomes()).hasSize(2);
        assertThat(rig.ending()).isEmpty();
    }

    @Test
    void kinds_that_nobody_serves_are_told_of() {
        rig.fetches(2);
        rig.sums(1);
        rig.start();
        assertThat(rig.heard().unserved).last().isEqualTo(Set.of(Kind.FETCH, Kind.SUM));

        FakeMember adder = rig.member("adder", 1, Kind.SUM);
        rig.settle();
        rig.engine().leaving(adder);
        rig.member("loop-0", 2, Kind.FETCH);
        rig.settle();

        assertThat(rig.heard().unserved).endsWith(Set.of(Kind.FETCH, Kind.SUM), Set.of(Kind.FETCH), Set.of());
    }

    /** The only task, whose member is lost. */
    private Task lost() {
        rig.fetches(1);
        FakeMember gone = rig.member("lost", 1, Kind.FETCH);
        rig.start();
        Task task = gone.inHand().get(0);
        rig.engine().left(gone);
        rig.settle();
        return task;
    }

    private static boolean done(Outcome outcome) {
        return outcome instanceof Outcome.Done;
    }

    private static Result answered(int status) {
        return new Result.Answered(SPAN, status, 10, Optional.empty());
    }
}
