package dev.ravel.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Message;
import dev.ravel.bus.Message.Answer;
import dev.ravel.member.Member;
import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import io.vertx.core.Promise;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A node that works for a coordinator which is well. */
class StationTest {
    private final StationRig rig = new StationRig();

    private static Answer value(long lease, long ordinal) {
        return new Answer(lease, Sample.value(ordinal));
    }

    private void lost(StationRig.Caller caller, long lease) {
        assertThat(caller.link.answers()).singleElement().satisfies(answer -> {
            assertThat(answer.lease()).isEqualTo(lease);
            assertThat(((Result.Failed) answer.result()).cause()).isEqualTo(Cause.LOST);
        });
    }

    @Test
    void a_job_opens_the_workplace_and_the_members_are_introduced() {
        StationRig.Caller caller = rig.served("run", "1");

        assertThat(rig.workplace.opened).isEqualTo(1);
        assertThat(caller.link.all(Message.Ready.class)).containsExactly(new Message.Ready(Sample.hellos()));
        assertThat(rig.heard.words).containsExactly("serving job");
    }

    @Test
    void a_repeated_job_opens_nothing_and_is_answered() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.acknowledges();
        caller.says(StationRig.JOB);

        assertThat(rig.workplace.opened).isEqualTo(1);
        assertThat(caller.link.all(Message.Ready.class)).hasSize(2);
    }

    @Test
    void members_are_introduced_until_the_coordinator_knows_them() {
        StationRig.Caller caller = rig.served("run", "1");
        rig.advance(Sample.BEAT.multipliedBy(2));
        assertThat(caller.link.all(Message.Ready.class)).hasSize(3);

        caller.acknowledges();
        rig.advance(Sample.BEAT.multipliedBy(2));

        assertThat(caller.link.all(Message.Ready.class)).hasSize(3);
    }

    @Test
    void a_node_that_opens_for_long_beats_meanwhile() {
        Promise<List<Member>> opening = rig.workplace.hold();
        StationRig.Caller caller = rig.served("run", "1");
        caller.lives(3);
        assertThat(caller.link.all(Message.Beat.class)).hasSize(3);
        assertThat(caller.link.all(Message.Ready.class)).isEmpty();

        opening.complete(List.copyOf(rig.workplace.members));
        rig.time.settle();

        assertThat(caller.link.all(Message.Ready.class)).hasSize(1);
    }

    @Test
    void a_job_that_the_node_cannot_work_on_is_declined_with_the_reason() {
        rig.workplace.failure = Optional.of("output.files is missing");
        StationRig.Caller caller = rig.served("run", "1");

        assertThat(caller.link.last(Message.Bye.class).reason())
                .isEqualTo("it cannot work on the job: output.files is missing");
        assertThat(rig.heard.words).containsExactly("unable: output.files is missing");
        assertThat(rig.station.free()).isTrue();
        assertThat(rig.workplace.closed).isZero();
    }

    @Test
    void tasks_go_to_the_member_that_is_meant_and_results_go_back_together() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10), Sample.sum(11));
        assertThat(rig.inHand()).containsExactly(Sample.sum(10), Sample.sum(11));

        rig.workplace.answer(1, Sample.value(10));
        rig.workplace.answer(1, Sample.value(11));
        rig.time.settle();

        assertThat(caller.link.all(Message.Results.class))
                .containsExactly(new Message.Results(List.of(value(1, 10), value(2, 11))));
    }

    @Test
    void a_lease_that_comes_twice_is_worked_on_once() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10));
        caller.leases(1, Sample.sum(10));
        assertThat(rig.inHand()).hasSize(1);

        rig.answer();
        caller.acknowledges(1L);
        caller.leases(1, Sample.sum(10));

        assertThat(rig.inHand()).isEmpty();
        assertThat(caller.link.answers()).hasSize(1);
    }

    @Test
    void a_result_is_repeated_until_it_is_acknowledged() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10), Sample.sum(11));
        rig.answer();
        rig.answer();
        caller.acknowledges(2L);
        caller.lives(2);
        assertThat(caller.link.answers()).containsExactly(value(1, 10), value(2, 11), value(1, 10));

        caller.acknowledges(1L);
        caller.lives(3);

        assertThat(caller.link.answers()).hasSize(3);
    }

    @Test
    void a_beat_lists_what_is_in_hand_and_what_is_not_acknowledged() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10), Sample.sum(11));
        rig.answer();
        rig.advance(Sample.BEAT);

        assertThat(caller.link.last(Message.Beat.class)).isEqualTo(new Message.Beat(List.of(2L), List.of(1L)));
    }

    @Test
    void a_task_beyond_the_slots_is_not_begun() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10), Sample.sum(11), Sample.sum(12), Sample.sum(13));

        assertThat(rig.inHand()).hasSize(3);
        lost(caller, 4);
    }

    @Test
    void a_slot_is_free_again_after_a_failure_too() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10), Sample.sum(11), Sample.sum(12));
        rig.workplace.answer(1, Sample.timeout());
        rig.time.settle();
        caller.leases(4, Sample.sum(13));

        assertThat(rig.inHand()).extracting(Task::ordinal).containsExactly(11L, 12L, 13L);
    }

    @Test
    void a_member_that_does_not_exist_gets_nothing() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.says(new Message.Tasks(List.of(rig.lease(1, 2, Sample.sum(10)))));

        lost(caller, 1);
    }

    @Test
    void a_kind_that_the_member_does_not_serve_is_not_begun() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.fetch(10));

        assertThat(rig.inHand()).isEmpty();
        lost(caller, 1);
    }

    @Test
    void a_member_that_answers_twice_or_for_nothing_counts_once() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10));
        Member member = rig.workplace.members.get(1);
        rig.answer();
        rig.workplace.results.answered(member, Sample.sum(10), Sample.value(9));
        rig.workplace.results.answered(member, Sample.sum(77), Sample.value(9));
        rig.time.settle();

        assertThat(caller.link.answers()).containsExactly(value(1, 10));
    }

    @Test
    void the_tasks_of_an_inner_member_that_dies_are_answered_as_lost() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.leases(1, Sample.sum(10));
        rig.workplace.results.left(rig.workplace.members.get(1));
        rig.time.settle();
        lost(caller, 1);

        caller.link.clear();
        caller.leases(2, Sample.sum(11));
        lost(caller, 2);
    }

    @Test
    void the_end_of_the_run_closes_the_workplace_and_is_reported_as_often_as_it_is_told() {
        StationRig.Caller caller = rig.served("run", "1");
        caller.says(new Message.Over());
        caller.says(new Message.Over());

        assertThat(rig.workplace.closed).isEqualTo(1);
        assertThat(caller.link.all(Message.Report.class)).containsExactly(Sample.REPORT, Sample.REPORT);
        assertThat(rig.station.free()).isTrue();
        assertThat(rig.heard.words).containsExactly("serving job", "over");
    }

    @Test
    void who_has_said_that_its_run_is_over_is_not_answered_again() {
        rig.served("run", "1").says(new Message.Over());

        assertThat(rig.station.free(Sample.call("run", "1"))).isFalse();
        assertThat(rig.station.free(Sample.call("run", "2"))).isTrue();
        assertThat(rig.station.free(Sample.call("other", "1"))).isTrue();
    }

    @Test
    void jobs_are_served_one_after_the_other() {
        rig.served("run", "1").says(new Message.Over());
        StationRig.Caller next = rig.served("other", "1");
        next.leases(1, Sample.sum(10));

        assertThat(rig.workplace.opened).isEqualTo(2);
        assertThat(rig.inHand()).hasSize(1);
    }

    @Test
    void a_node_that_works_for_one_run_declines_another() {
        rig.served("run", "1");
        assertThat(rig.station.free(Sample.call("other", "1"))).isFalse();
        StationRig.Caller other = rig.served("other", "1");

        assertThat(other.link.last(Message.Bye.class).reason()).isEqualTo("it is not free");
        assertThat(other.link.isClosed()).isTrue();
        assertThat(rig.workplace.opened).isEqualTo(1);
    }
}
