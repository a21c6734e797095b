package dev.ravel.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Link;
import dev.ravel.bus.Message.Bye;
import dev.ravel.bus.Message.Leaving;
import dev.ravel.bus.Message.Over;
import dev.ravel.bus.NodeEnd;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final String NODE = "10.0.0.2:5701";
    private static final String HEAD = "10.0.0.1:5701";

    private final FakeNet net = new FakeNet();
    private final Ears gate = new Ears();
    private final Ears worker = new Ears();

    private CoordinatorEnd coordinator(String session) {
        return coordinator(HEAD, Party.SECRET, session);
    }

    private CoordinatorEnd coordinator(String name, String secret, String session) {
        CoordinatorEnd end = new CoordinatorEnd(net.wire(name), Party.caller(secret, session), gate, () -> net.nanos);
        end.open(name, session);
        return end;
    }

    private NodeSide node() {
        return node(Party.node(NODE));
    }

    private NodeSide node(NodeEnd end) {
        NodeSide side = new NodeSide(net.wire(NODE), end, worker, () -> net.nanos);
        side.open(NODE);
        return side;
    }

    /** Both ends are there, and the coordinator's first message has arrived. */
    private void joined() {
        node();
        coordinator("s1");
        net.carry();
        gate.link().send(new Over());
        net.carry();
    }

    @Test
    void a_node_is_admitted_and_both_hear_each_other() {
        joined();
        worker.link().send(new Leaving());
        net.carry();

        assertThat(gate.heard).containsExactly("admitted " + NODE, "link 1 " + new Leaving());
        assertThat(worker.heard).containsExactly("serves s1", "link 1 " + new Over());
    }

    @Test
    void a_node_that_comes_later_hears_the_next_call() {
        coordinator("s1");
        net.carry();
        node();
        assertThat(gate.heard).isEmpty();

        net.second();

        assertThat(gate.heard).containsExactly("admitted " + NODE);
    }

    @Test
    void a_node_that_is_busy_answers_no_call() {
        worker.busy(true);
        node();
        coordinator("s1");
        net.second();
        assertThat(gate.heard).isEmpty();

        worker.busy(false);
        net.second();

        assertThat(gate.heard).containsExactly("admitted " + NODE);
    }

    @Test
    void a_lost_join_is_made_up_for_and_only_the_latest_link_counts() {
        node();
        coordinator("s1");
        net.carry();
        Link first = gate.link();
        net.lose(address -> address.equals(Addresses.node(NODE)));
        first.send(new Over());
        net.carry();
        net.lose(address -> false);

        for (int second = 0; second < 3; second++) {
            net.second();
        }
        first.send(new Bye("late"));
        gate.link().send(new Over());
        net.carry();

        assertThat(gate.heard).containsExactly("admitted " + NODE, "admitted " + NODE);
        assertThat(worker.heard).containsExactly("serves s1", "link 1 " + new Over());
    }

    @Test
    void a_call_that_comes_while_a_worker_has_yet_to_read_its_job_is_not_answered() {
        joined();
        worker.busy(false);

        net.second();
        assertThat(gate.heard).containsExactly("admitted " + NODE);

        net.second();
        net.second();
        assertThat(gate.heard).containsExactly("admitted " + NODE, "admitted " + NODE);
    }

    @Test
    void of_two_runs_that_call_one_is_answered() {
        node();
        coordinator("s1");
        coordinator("10.0.0.3:5701", Party.SECRET, "s2");
        net.carry();
        net.second();

        assertThat(gate.heard).containsExactly("admitted " + NODE);
    }

    @Test
    void a_node_that_is_free_again_serves_the_next_run() {
        joined();
        worker.link().close();
        worker.busy(false);
        coordinator("10.0.0.3:5701", Party.SECRET, "s2");
        net.carry();
        gate.link().send(new Over());
        net.carry();

        assertThat(worker.heard)
                .containsExactly("serves s1", "link 1 " + new Over(), "serves s2", "link 2 " + new Over());
    }

    @Test
    void a_coordinator_that_begins_again_meets_the_node_again() {
        NodeSide side = node();
        CoordinatorEnd killed = coordinator("s1");
        net.carry();
        gate.link().send(new Over());
        net.carry();
        killed.close();
        side.left(HEAD);
        worker.busy(false);

        coordinator("s2");
        net.carry();
        gate.link().send(new Over());
        net.carry();

        assertThat(worker.heard)
                .containsExactly(
                        "serves s1",
                        "link 1 " + new Over(),
                        "link 1 closed: the coordinator " + HEAD + " has left the cluster",
                        "serves s2",
                        "link 2 " + new Over());
    }

    @Test
    void a_node_without_the_secret_is_told_so_once_and_hears_nothing_else() {
        node(new NodeEnd("another secret of some length", NODE, Party.VERSION));
        coordinator("s1");
        for (int second = 0; second < 10; second++) {
            net.second();
        }

        String reason = "node " + NODE + " does not know the secret";
        assertThat(gate.heard).containsExactly("turned away: " + reason);
        assertThat(worker.heard).containsExactly("turned away: " + HEAD + " refuses this node: " + reason);
    }

    @Test
    void a_coordinator_without_the_secret_is_not_served() {
        node();
        coordinator(HEAD, "another secret of some length", "s1");
        for (int second = 0; second < 10; second++) {
            net.second();
        }

        assertThat(gate.heard).hasSize(1).first().asString().startsWith("turned away: ");
        assertThat(worker.heard).hasSize(1).first().asString().startsWith("turned away: ");
    }

    @Test
    void another_version_is_told_of_on_both_sides_once() {
        node(new NodeEnd(Party.SECRET, NODE, "0.2.0"));
        coordinator("s1");
        for (int second = 0; second < 10; second++) {
            net.second();
        }

        assertThat(gate.heard)
                .hasSize(1)
                .first()
                .asString()
                .startsWith("turned away: node " + NODE)
                .contains("0.2.0");
        assertThat(worker.heard).isNotEmpty().allMatch(line -> line.startsWith("turned away: "));
        assertThat(worker.heard).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void nobody_is_refused_more_than_once_a_second() {
        coordinator("s1");
        net.carry();
        NodeEnd stranger = new NodeEnd("another secret of some length", NODE, Party.VERSION);
        for (int i = 0; i < 50; i++) {
            net.wire(NODE).send(Addresses.joins(HEAD), join(stranger));
        }
        net.carry();

        assertThat(net.carried)
                .filteredOn(line -> line.endsWith(Addresses.node(NODE)))
                .hasSize(1);
    }

    private static byte[] join(NodeEnd end) {
        try {
            return end.answer(Party.caller("s1").call()).join();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_recorded_join_lets_nobody_in() {
        byte[] join = join(Party.node(NODE));
        coordinator("s1");
        net.wire(NODE).send(Addresses.joins(HEAD), join);
        net.wire("thief").send(Addresses.joins(HEAD), join);
        net.carry();

        assertThat(gate.heard).hasSize(2).first().isEqualTo("admitted " + NODE);
        assertThat(gate.heard.get(1)).startsWith("turned away: thief wanted to join with ");
    }

    @Test
    void what_nobody_vouches_for_is_told_to_who_hears_the_link() {
        joined();
        byte[] rubbish = "rubbish".getBytes(StandardCharsets.US_ASCII);
        net.wire(NODE).send(Addresses.run("s1"), rubbish);
        net.wire("unknown").send(Addresses.run("s1"), rubbish);
        net.wire(HEAD).send(Addresses.node(NODE), rubbish);
        net.wire(HEAD).publish(Addresses.CALLS, rubbish);
        net.carry();

        assertThat(gate.heard).hasSize(2).last().asString().startsWith("link 1 rubbish: ");
        assertThat(worker.heard).hasSize(4);
        assertThat(worker.heard.get(2)).startsWith("link 1 rubbish: ");
        assertThat(worker.heard.get(3)).startsWith("turned away: " + HEAD + " called with ");
    }

    @Test
    void a_call_that_is_none_is_told_of_once() {
        node();
        for (int i = 0; i < 3; i++) {
            net.wire("stranger").publish(Addresses.CALLS, new byte[] {99});
        }
        net.carry();

        assertThat(worker.heard).hasSize(1).first().asString().startsWith("turned away: stranger called with ");
    }

    @Test
    void a_node_that_leaves_the_cluster_has_closed_its_link() {
        node();
        CoordinatorEnd end = coordinator("s1");
        net.carry();

        end.left("10.0.0.9:5701");
        end.left(NODE);
        end.left(NODE);
        gate.link().send(new Over());
        net.carry();

        assertThat(gate.heard).containsExactly("admitted " + NODE, "link 1 closed: has left the cluster");
        assertThat(worker.heard).isEmpty();
    }

    @Test
    void a_closed_link_sends_and_hears_nothing() {
        joined();
        gate.link().close();
        gate.link().send(new Over());
        worker.link().send(new Leaving());
        net.carry();

        assertThat(gate.heard).containsExactly("admitted " + NODE);
        assertThat(worker.heard).hasSize(2);
    }

    @Test
    void closed_ends_call_nobody_and_answer_nobody() {
        NodeSide side = node();
        CoordinatorEnd end = coordinator("s1");
        end.close();
        side.close();
        net.carried.clear();
        coordinator("s2");
        net.second();

        assertThat(net.carried).isNotEmpty().allMatch(line -> line.equals(HEAD + " > " + Addresses.CALLS));
        assertThat(gate.heard).isEmpty();
    }
}
