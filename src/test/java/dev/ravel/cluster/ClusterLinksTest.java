package dev.ravel.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Message.Bye;
import dev.ravel.config.ClusterConfig;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Links over a real event bus: the coordinator at the first node, which may work too. */
class ClusterLinksTest {
    private static final Nodes NODES = new Nodes();
    private static ClusterConfig headConfig;
    private static ClusterVertx head;

    @BeforeAll
    static void start() {
        headConfig = NODES.config();
        head = NODES.start(headConfig);
    }

    @AfterAll
    static void close() {
        NODES.close();
    }

    @Test
    void messages_arrive_in_order_and_a_node_that_ends_is_told_of() throws Exception {
        Ears gate = new Ears();
        CoordinatorEnd coordinator = open("s1", gate);
        ClusterConfig config = NODES.config();
        ClusterVertx node = NODES.start(config);
        Ears worker = new Ears();
        NodeSide.open(node, config.node(), Party.node(config.node()), worker).await(60, TimeUnit.SECONDS);
        Nodes.until("the node is admitted", () -> !gate.links.isEmpty());

        List<Bye> sent =
                IntStream.range(0, 1000).mapToObj(i -> new Bye("number " + i)).toList();
        sent.forEach(gate.link()::send);
        Nodes.until("all are heard", () -> worker.heard.size() == 1001);
        sent.forEach(worker.link()::send);
        Nodes.until("all answers are heard", () -> gate.heard.size() == 1001);
        node.close();
        Nodes.until("the node's end is told", () -> gate.heard.size() == 1002);

        List<String> messages = sent.stream().map(bye -> "link 1 " + bye).toList();
        assertThat(worker.heard.subList(1, 1001)).isEqualTo(messages);
        assertThat(gate.heard.subList(1, 1001)).isEqualTo(messages);
        assertThat(gate.heard.get(1001)).isEqualTo("link 1 closed: has left the cluster");
        coordinator.close();
    }

    @Test
    void the_coordinators_own_node_works_too() throws Exception {
        Ears gate = new Ears();
        Ears worker = new Ears();
        NodeSide side = NodeSide.open(head, headConfig.node(), Party.node(headConfig.node()), worker)
                .await(60, TimeUnit.SECONDS);
        CoordinatorEnd coordinator = open("s2", gate);
        Nodes.until("the node is admitted", () -> !gate.links.isEmpty());

        gate.link().send(new Bye("hello"));
        Nodes.until("it is heard", () -> worker.heard.size() == 2);

        assertThat(worker.heard).containsExactly("serves s2", "link 1 " + new Bye("hello"));
        side.close();
        coordinator.close();
    }

    private static CoordinatorEnd open(String session, Ears gate) throws Exception {
        return CoordinatorEnd.open(head, headConfig.node(), session, Party.caller(session), gate)
                .await(60, TimeUnit.SECONDS);
    }
}
