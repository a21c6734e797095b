package dev.ravel.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Message;
import dev.ravel.bus.Message.Beat;
import dev.ravel.bus.Message.Claim;
import dev.ravel.bus.Message.Claims;
import dev.ravel.bus.Message.Ready;
import dev.ravel.member.Hello;
import dev.ravel.work.Kind;
import dev.ravel.work.Result;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Nodes that make things up: they are sent away, and what they had goes to others. */
class LiesTest {
    private final RosterRig rig = new RosterRig();
    private final RosterRig.Node node = rig.ready("a");

    private void expelled(RosterRig.Node liar, String reason) {
        assertThat(liar.link.last(Message.Refused.class).reason()).isEqualTo(reason);
        assertThat(liar.link.isClosed()).isTrue();
        assertThat(rig.heard.words).contains("refused a: " + reason);
    }

    @Test
    void an_answer_to_a_lease_that_was_never_given() {
        node.answers(1, Sample.value(45));

        expelled(node, "it sent a lease that was never given");
        assertThat(rig.engine.left).hasSize(2);
    }

    @Test
    void a_beat_that_tells_of_a_lease_that_was_never_given() {
        node.says(new Beat(List.of(7L), List.of()));

        expelled(node, "it sent a lease that was never given");
    }

    @Test
    void an_answer_for_another_node_s_task() {
        rig.ready("b");
        rig.give("b/worker-0", Sample.sum(1));
        node.answers(1, Sample.value(45));

        expelled(node, "it sent an answer for another node's task");
        assertThat(rig.engine.answered).isEmpty();
        assertThat(rig.engine.members).hasSize(2);
    }

    @Test
    void a_value_for_a_fetch() {
        rig.give("a/loop-0", Sample.fetch(1));
        node.answers(1, Sample.value(45));

        expelled(node, "it sent a result that does not go with its task");
        assertThat(rig.engine.answered).isEmpty();
    }

    @Test
    void an_answer_of_a_server_for_a_sum() {
        rig.give("a/worker-0", Sample.sum(1));
        node.answers(1, new Result.Answered(Sample.span("worker-0"), 200, 1, Optional.empty()));

        expelled(node, "it sent a result that does not go with its task");
    }

    @Test
    void a_claim_with_a_seal_that_is_not_the_task_s() {
        Claim claim = new Claim(Sample.sum(1), Sample.SEAL.of(Sample.sum(2)), Sample.value(45));
        node.says(new Claims(List.of(claim)));

        expelled(node, "it sent a result of a task that was never given");
        assertThat(rig.engine.late).isEmpty();
    }

    @Test
    void a_coordinator_s_word() {
        node.says(new Message.Over());

        expelled(node, "it sent a coordinator's word: Over");
    }

    @Test
    void members_without_slots_or_too_many() {
        assertThat(refused(List.of(Sample.hello("x", 0, Kind.SUM)))).isEqualTo("it has a member with 0 slots");
        assertThat(refused(List.of(Sample.hello("x", 100_001, Kind.SUM))))
                .isEqualTo("it has a member with 100001 slots");
        assertThat(refused(Collections.nCopies(20_001, Sample.hello("x", 1, Kind.SUM))))
                .isEqualTo("it has more than 20000 members");
    }

    private static String refused(List<Hello> members) {
        RosterRig other = new RosterRig();
        RosterRig.Node liar = other.node("a");
        liar.says(new Ready(members));
        assertThat(other.engine.members).isEmpty();
        return liar.link.last(Message.Refused.class).reason();
    }

    @Test
    void a_liar_is_not_taken_in_again() {
        node.answers(1, Sample.value(45));
        RosterRig.Node again = rig.node("a");
        again.says(new Ready(Sample.hellos()));

        assertThat(again.link.all(Message.Job.class)).isEmpty();
        assertThat(again.link.isClosed()).isTrue();
        assertThat(rig.engine.members).isEmpty();
    }

    @Test
    void what_nobody_vouches_for_is_told_and_changes_nothing() {
        node.ear.rubbish("a wrong seal");

        assertThat(rig.heard.words).containsExactly("joined a", "rubbish a: a wrong seal");
        assertThat(rig.engine.left).isEmpty();
    }
}
