package dev.ravel.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Message;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The end of a run, and results of its earlier starts. */
class RosterOverTest {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final RosterRig rig = new RosterRig();

    private Future<List<NodeReport>> over() {
        Future<List<NodeReport>> reports = rig.roster.over(PATIENCE);
        rig.time.settle();
        return reports;
    }

    @Test
    void all_reports_are_gathered_and_the_links_closed() {
        RosterRig.Node a = rig.ready("a");
        RosterRig.Node b = rig.ready("b");
        Future<List<NodeReport>> reports = over();
        a.says(Sample.REPORT);
        assertThat(reports.isComplete()).isFalse();
        b.says(Sample.REPORT);

        assertThat(reports.result())
                .containsExactly(new NodeReport("a", Sample.REPORT), new NodeReport("b", Sample.REPORT));
        assertThat(a.link.isClosed()).isTrue();
        assertThat(rig.heard.words).containsExactly("joined a", "joined b");
    }

    @Test
    void a_node_is_told_until_it_has_reported() {
        RosterRig.Node node = rig.ready("a");
        over();
        rig.advance(Sample.BEAT.multipliedBy(2));

        assertThat(node.link.all(Message.Over.class)).hasSize(3);
    }

    @Test
    void patience_has_an_end() {
        RosterRig.Node a = rig.ready("a");
        rig.ready("b");
        Future<List<NodeReport>> reports = over();
        a.says(Sample.REPORT);
        rig.advance(PATIENCE);

        assertThat(reports.result()).containsExactly(new NodeReport("a", Sample.REPORT));
    }

    @Test
    void nobody_waits_for_a_node_that_is_lost() {
        RosterRig.Node node = rig.ready("a");
        rig.advance(Sample.LEASE);
        Future<List<NodeReport>> reports = over();

        assertThat(reports.result()).isEmpty();
        assertThat(node.link.all(Message.Over.class)).hasSize(1);
    }

    @Test
    void a_node_that_is_lost_at_the_end_is_waited_for_no_longer() {
        RosterRig.Node node = rig.ready("a");
        Future<List<NodeReport>> reports = over();
        node.ear.closed("reset");

        assertThat(reports.result()).isEmpty();
    }

    @Test
    void the_report_of_a_node_that_has_left_counts() {
        RosterRig.Node node = rig.ready("a");
        node.says(Sample.REPORT);
        node.says(new Message.Bye("told to"));

        assertThat(over().result()).containsExactly(new NodeReport("a", Sample.REPORT));
    }

    @Test
    void a_node_that_comes_too_late_is_turned_away() {
        over();
        RosterRig.Node node = rig.node("a");

        assertThat(node.link.last(Message.Refused.class).reason()).isEqualTo("the run is over");
    }

    @Test
    void a_claim_is_told_as_late_once_and_acknowledged_by_its_seal() {
        RosterRig.Node node = rig.ready("a");
        String seal = Sample.SEAL.of(Sample.sum(1));
        Message.Claims claims = new Message.Claims(List.of(new Message.Claim(Sample.sum(1), seal, Sample.value(45))));
        node.says(claims);
        node.says(claims);
        assertThat(rig.engine.late).hasSize(1);
        assertThat(node.link.acknowledgedClaims()).isEmpty();

        rig.ended(Sample.sum(1), Sample.value(45));

        assertThat(node.link.acknowledgedClaims()).containsExactly(seal);
    }

    @Test
    void two_nodes_that_claim_results_of_the_same_task_are_heard_one_after_the_other() {
        RosterRig.Node first = rig.ready("a");
        RosterRig.Node second = rig.ready("b");
        String seal = Sample.SEAL.of(Sample.sum(1));
        Message.Claims failed = new Message.Claims(List.of(new Message.Claim(Sample.sum(1), seal, Sample.timeout())));
        Message.Claims good = new Message.Claims(List.of(new Message.Claim(Sample.sum(1), seal, Sample.value(45))));
        first.says(failed);
        second.says(good);
        rig.roster.passedOver(Sample.sum(1));
        rig.settleAcks();
        assertThat(first.link.acknowledgedClaims()).containsExactly(seal);
        assertThat(second.link.acknowledgedClaims()).isEmpty();

        second.says(good);

        assertThat(rig.engine.late).hasSize(2);
    }
}
