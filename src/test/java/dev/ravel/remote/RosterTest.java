package dev.ravel.remote;

import static dev.ravel.remote.Sample.LEASE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.ravel.bus.Message;
import dev.ravel.remote.FakeEngine.Told;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tasks that become leases, and results that come back. */
class RosterTest {
    private final RosterRig rig = new RosterRig();

    @Test
    void a_node_is_told_of_the_job_until_it_is_ready() {
        RosterRig.Node node = rig.node("a");
        assertThat(node.link.all(Message.Job.class)).containsExactly(new Message.Job(Sample.JOB, LEASE.toMillis()));

        rig.advance(Sample.BEAT);
        node.says(new Message.Ready(Sample.hellos()));
        rig.advance(Sample.BEAT.multipliedBy(3));

        assertThat(node.link.all(Message.Job.class)).hasSize(2);
    }

    @Test
    void members_join_under_their_node_s_name_with_the_kinds_of_the_job() {
        RosterRig.Node node = rig.node("a");
        node.says(new Message.Ready(
                List.of(Sample.hello("loop-0", 7, Kind.FETCH, Kind.BLOCK), Sample.hello("idle", 1, Kind.BLOCK))));

        assertThat(rig.engine.members).singleElement().satisfies(member -> assertThat(member.hello())
                .isEqualTo(Sample.hello("a/loop-0", 7, Kind.FETCH)));
    }

    @Test
    void a_node_that_says_twice_that_it_is_ready_joins_once() {
        RosterRig.Node node = rig.ready("a");
        node.says(new Message.Ready(Sample.hellos()));

        assertThat(rig.engine.members).hasSize(2);
        assertThat(node.link.all(Message.Acks.class)).hasSize(2);
    }

    @Test
    void all_tasks_that_wait_go_in_one_message() {
        RosterRig.Node node = rig.ready("a");
        rig.give("a/worker-0", Sample.sum(1), Sample.sum(2), Sample.sum(3));

        assertThat(node.link.all(Message.Tasks.class)).hasSize(1);
        assertThat(node.link.leases())
                .extracting(Message.Lease::number, Message.Lease::member, Message.Lease::task)
                .containsExactly(tuple(1L, 1, Sample.sum(1)), tuple(2L, 1, Sample.sum(2)), tuple(3L, 1, Sample.sum(3)));
    }

    @Test
    void a_result_reaches_the_engine_in_the_node_s_own_lane() {
        RosterRig.Node node = rig.ready("a");
        rig.give("a/worker-0", Sample.sum(1));
        node.answers(1, Sample.value(45));

        Result expected = new Result.Computed(Sample.span("a/worker-0"), 45);
        assertThat(rig.engine.answered).containsExactly(new Told(Sample.sum(1), expected));
    }

    @Test
    void a_result_is_acknowledged_when_its_outcome_is_on_disk_and_not_before() {
        RosterRig.Node node = rig.ready("a");
        rig.give("a/worker-0", Sample.sum(1));
        node.answers(1, Sample.value(45));
        node.lives(2);
        assertThat(node.link.acknowledged()).isEmpty();

        rig.ended(Sample.sum(1), Sample.value(45));

        assertThat(node.link.acknowledged()).containsExactly(1L);
    }

    @Test
    void a_result_that_led_to_another_attempt_is_acknowledged() {
        RosterRig.Node node = rig.ready("a");
        rig.give("a/worker-0", Sample.sum(1));
        node.answers(1, Sample.timeout());
        Task again = Sample.sum(1).again(Cause.TIMEOUT, Sample.timeout());
        rig.roster.postponed(again, Instant.EPOCH);
        rig.settleAcks();

        assertThat(node.link.acknowledged()).containsExactly(1L);
    }

    @Test
    void a_result_that_led_to_another_hop_is_acknowledged() {
        RosterRig.Node node = rig.ready("a");
        Task task = Sample.fetch(1);
        rig.give("a/loop-0", task);
        node.answers(1, new Result.Stale(Sample.span("loop-0"), 200, "changed"));
        rig.roster.started(task.anew(Sample.span("a/loop-0")), Sample.hellos().get(0));
        rig.settleAcks();

        assertThat(node.link.acknowledged()).containsExactly(1L);
    }

    @Test
    void a_start_of_the_same_request_says_nothing_of_its_result() {
        RosterRig.Node node = rig.ready("a");
        Task second = Sample.sum(1).again(Cause.LOST, Sample.timeout());
        rig.give("a/worker-0", second);
        node.answers(1, Sample.value(45));
        rig.roster.started(second, Sample.hellos().get(1));
        rig.settleAcks();

        assertThat(node.link.acknowledged()).isEmpty();
    }

    @Test
    void a_repeated_result_reaches_the_engine_once() {
        RosterRig.Node node = rig.ready("a");
        rig.give("a/worker-0", Sample.sum(1));
        node.answers(1, Sample.value(45));
        node.answers(1, Sample.value(46));

        assertThat(rig.engine.answered).hasSize(1);
        assertThat(node.link.acknowledged()).isEmpty();
    }

    @Test
    void a_result_that_comes_after_its_acknowledgement_is_acknowledged_again() {
        RosterRig.Node node = rig.ready("a");
        rig.give("a/worker-0", Sample.sum(1));
        node.answers(1, Sample.value(45));
        rig.ended(Sample.sum(1), Sample.value(45));
        node.answers(1, Sample.value(45));
        rig.settleAcks();

        assertThat(rig.engine.answered).hasSize(1);
        assertThat(node.link.acknowledged()).containsExactly(1L, 1L);
    }

    @Test
    void a_beat_is_answered_at_least_by_nothing() {
        RosterRig.Node node = rig.ready("a");
        node.link.clear();
        node.beats(List.of(), List.of());

        assertThat(node.link.all(Message.Acks.class)).containsExactly(new Message.Acks(List.of(), List.of()));
    }

    @Test
    void what_is_settled_goes_with_the_answer_to_the_next_beat() {
        RosterRig.Node node = rig.ready("a");
        rig.give("a/worker-0", Sample.sum(1));
        node.answers(1, Sample.value(45));
        rig.roster.ended(new Outcome.Done(Sample.sum(1), Sample.value(45)));
        rig.time.settle();
        node.beats(List.of(), List.of(1L));

        assertThat(node.link.acknowledged()).containsExactly(1L);
    }

    @Test
    void a_lease_that_two_beats_do_not_tell_of_is_sent_again() {
        RosterRig.Node node = rig.ready("a");
        rig.give("a/worker-0", Sample.sum(1), Sample.sum(2), Sample.sum(3));
        node.link.clear();
        node.says(new Message.Beat(List.of(1L), List.of(3L)));
        node.says(new Message.Beat(List.of(1L), List.of(3L)));
        assertThat(node.link.leases()).isEmpty();
        node.says(new Message.Beat(List.of(1L), List.of(3L)));

        assertThat(node.link.leases()).extracting(Message.Lease::number).containsExactly(2L);
    }

    @Test
    void a_lease_with_a_result_is_not_sent_again() {
        RosterRig.Node node = rig.ready("a");
        rig.give("a/worker-0", Sample.sum(1));
        node.answers(1, Sample.value(45));
        node.link.clear();
        node.lives(5);

        assertThat(node.link.leases()).isEmpty();
    }

    @Test
    void a_node_that_leaves_gets_no_more_and_keeps_what_it_has() {
        RosterRig.Node node = rig.ready("a");
        rig.give("a/worker-0", Sample.sum(1));
        node.says(new Message.Leaving());
        assertThat(rig.engine.leaving).hasSize(2);
        assertThat(rig.engine.left).isEmpty();

        node.answers(1, Sample.value(45));
        node.says(new Message.Bye("told to"));

        assertThat(rig.engine.answered).hasSize(1);
        assertThat(rig.engine.left).hasSize(2);
        assertThat(node.link.isClosed()).isTrue();
        assertThat(rig.heard.words).containsExactly("joined a", "left a: told to");
    }
}
