package dev.ravel.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Message;
import dev.ravel.member.Member;
import dev.ravel.work.Cause;
import dev.ravel.work.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Nodes that die, freeze, are cut off, and come back. */
class RosterLossTest {
    private final RosterRig rig = new RosterRig();
    private final RosterRig.Node node = rig.ready("a");

    private void silence() {
        rig.advance(Sample.LEASE.plus(Sample.BEAT));
    }

    /** It reads what was sent, and its beats come again. */
    private void thaw(Long... held) {
        node.beats(List.of(held), List.of());
        node.says(new Message.Ready(Sample.hellos()));
        node.beats(List.of(held), List.of());
    }

    @Test
    void a_node_that_beats_is_not_lost() {
        node.lives(60);

        assertThat(rig.engine.left).isEmpty();
    }

    @Test
    void a_silent_node_is_lost_when_the_lease_is_over_and_not_before() {
        rig.advance(Sample.LEASE.minus(Sample.BEAT));
        assertThat(rig.engine.left).isEmpty();
        rig.advance(Sample.BEAT);

        assertThat(rig.engine.left).hasSize(2);
        assertThat(rig.heard.words).containsExactly("joined a", "lost a");
    }

    @Test
    void a_closed_link_loses_the_node_at_once() {
        node.ear.closed("reset");

        assertThat(rig.engine.left).hasSize(2);
    }

    @Test
    void a_coordinator_that_stood_still_reads_first_and_judges_then() {
        rig.time.standStill(Sample.LEASE.multipliedBy(20));
        rig.advance(Sample.BEAT);
        node.beats(List.of(), List.of());
        rig.advance(Sample.BEAT);

        assertThat(rig.engine.left).isEmpty();
    }

    @Test
    void a_node_that_never_gets_ready_is_forgotten() {
        RosterRig.Node mute = rig.node("b");
        node.lives(6);

        assertThat(mute.link.isClosed()).isTrue();
        assertThat(rig.engine.left).isEmpty();
    }

    @Test
    void a_late_result_of_a_lost_node_is_told_as_late() {
        rig.give("a/worker-0", Sample.sum(1));
        silence();
        node.answers(1, Sample.value(45));

        assertThat(rig.engine.answered).isEmpty();
        assertThat(rig.engine.late).extracting(FakeEngine.Told::task).containsExactly(Sample.sum(1));
    }

    @Test
    void a_late_result_that_makes_no_difference_is_acknowledged() {
        rig.give("a/worker-0", Sample.sum(1));
        silence();
        node.answers(1, Sample.value(45));
        assertThat(node.link.acknowledged()).isEmpty();
        rig.roster.passedOver(Sample.sum(1));
        rig.settleAcks();

        assertThat(node.link.acknowledged()).containsExactly(1L);
    }

    @Test
    void a_late_result_of_a_task_that_has_its_outcome_is_acknowledged_without_the_engine() {
        rig.give("a/worker-0", Sample.sum(1));
        silence();
        rig.ended(Sample.sum(1), Sample.value(45));
        node.answers(1, Sample.value(45));
        rig.settleAcks();

        assertThat(rig.engine.late).isEmpty();
        assertThat(node.link.acknowledged()).containsExactly(1L);
    }

    @Test
    void a_lost_node_that_is_heard_again_gets_tasks_only_when_it_holds_nothing() {
        rig.give("a/worker-0", Sample.sum(1));
        silence();
        thaw(1L);
        assertThat(rig.engine.members).isEmpty();

        node.beats(List.of(), List.of(1L));

        assertThat(rig.engine.members).hasSize(2).doesNotContainAnyElementsOf(rig.engine.left);
        assertThat(rig.heard.words).containsExactly("joined a", "lost a", "joined a");
    }

    @Test
    void a_beat_from_before_the_node_read_everything_does_not_bring_it_back() {
        rig.give("a/worker-0", Sample.sum(1));
        silence();
        node.beats(List.of(), List.of());
        assertThat(node.link.last(Message.Job.class)).isNotNull();
        node.beats(List.of(), List.of());
        assertThat(rig.engine.members).isEmpty();

        node.says(new Message.Ready(Sample.hellos()));
        node.beats(List.of(1L), List.of());
        assertThat(rig.engine.members).isEmpty();
    }

    @Test
    void a_lost_member_takes_nothing_even_when_its_node_is_back() {
        Member before = rig.engine.member("a/worker-0");
        silence();
        thaw();
        node.link.clear();
        before.take(Sample.sum(1));
        rig.time.settle();

        assertThat(node.link.leases()).isEmpty();
    }

    @Test
    void the_leases_of_a_lost_node_are_not_sent_again() {
        rig.give("a/worker-0", Sample.sum(1));
        silence();
        thaw();
        node.link.clear();
        node.lives(4);

        assertThat(node.link.leases()).isEmpty();
    }

    @Test
    void a_node_that_joins_anew_loses_its_earlier_link_and_what_it_had() {
        rig.give("a/worker-0", Sample.sum(1));
        RosterRig.Node again = rig.ready("a");

        assertThat(node.link.isClosed()).isTrue();
        assertThat(rig.engine.left).hasSize(2);
        assertThat(rig.engine.members).hasSize(2);
        again.answers(1, Sample.value(45));
        assertThat(rig.engine.late).hasSize(1);
    }

    @Test
    void what_an_earlier_link_still_says_is_not_heard() {
        rig.give("a/worker-0", Sample.sum(1));
        rig.ready("a");
        node.answers(1, Sample.value(45));

        assertThat(rig.engine.answered).isEmpty();
        assertThat(rig.engine.late).isEmpty();
    }

    @Test
    void two_results_of_one_request_are_acknowledged_only_when_neither_may_still_count() {
        Task task = Sample.sum(1);
        rig.give("a/worker-0", task);
        silence();
        RosterRig.Node other = rig.ready("b");
        rig.give("b/worker-0", task);
        node.answers(1, Sample.value(45));
        other.answers(2, Sample.value(45));
        // The first one counts, but is not on disk; the second one is passed over.
        rig.roster.passedOver(task);
        rig.settleAcks();
        assertThat(node.link.acknowledged()).isEmpty();
        assertThat(other.link.acknowledged()).isEmpty();

        rig.ended(task, Sample.value(45));

        assertThat(node.link.acknowledged()).containsExactly(1L);
        assertThat(other.link.acknowledged()).containsExactly(2L);
    }

    @Test
    void a_late_result_is_not_acknowledged_because_its_task_has_gone_on() {
        rig.give("a/worker-0", Sample.sum(1));
        silence();
        node.answers(1, Sample.value(45));
        rig.roster.postponed(Sample.sum(1).again(Cause.TIMEOUT, Sample.timeout()), Instant.EPOCH);
        rig.settleAcks();
        assertThat(node.link.acknowledged()).isEmpty();

        rig.ended(Sample.sum(1), Sample.value(45));

        assertThat(node.link.acknowledged()).containsExactly(1L);
    }

    @Test
    void the_answer_to_a_later_attempt_waits_for_the_late_result_that_may_count() {
        Task second = Sample.sum(1).again(Cause.TIMEOUT, Sample.timeout());
        rig.give("a/worker-0", Sample.sum(1));
        silence();
        RosterRig.Node other = rig.ready("b");
        rig.give("b/worker-0", second);
        node.answers(1, Sample.value(45));
        other.answers(2, Sample.value(45));
        rig.roster.passedOver(second);
        rig.settleAcks();
        assertThat(other.link.acknowledged()).isEmpty();

        rig.roster.passedOver(Sample.sum(1));
        rig.settleAcks();

        assertThat(node.link.acknowledged()).containsExactly(1L);
        assertThat(other.link.acknowledged()).containsExactly(2L);
    }

    @Test
    void a_node_that_says_good_bye_while_it_holds_tasks_gives_them_back() {
        rig.give("a/worker-0", Sample.sum(1));
        node.says(new Message.Bye("hurry"));
        rig.advance(Duration.ofSeconds(20));

        assertThat(rig.engine.left).hasSize(2);
        assertThat(rig.heard.words).containsExactly("joined a", "left a: hurry");
    }
}
