package dev.ravel.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.config.ClusterConfig;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes that stay, and a third in some tests. */
class ClusterVertxTest {
    private static final Nodes NODES = new Nodes();
    private static ClusterConfig oneConfig;
    private static ClusterConfig twoConfig;
    private static ClusterVertx one;
    private static ClusterVertx two;
    private static List<String> openBefore;

    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @BeforeAll
    static void start() throws IOException {
        openBefore = OpenPorts.ofThisProcess();
        oneConfig = NODES.config();
        one = NODES.start(oneConfig);
        twoConfig = NODES.config();
        two = NODES.start(twoConfig);
    }

    @AfterAll
    static void close() {
        NODES.close();
    }

    @Test
    void nodes_know_each_other() {
        assertThat(one.others()).contains(twoConfig.node());
        assertThat(two.others()).contains(oneConfig.node());
    }

    @Test
    void nothing_listens_beyond_loopback() throws IOException {
        List<String> open = new ArrayList<>(OpenPorts.ofThisProcess());
        open.removeAll(openBefore);

        assertThat(open).hasSizeGreaterThanOrEqualTo(4).allMatch(OpenPorts::loopback);
    }

    @Test
    void a_port_beyond_loopback_would_be_seen() throws IOException {
        try (ServerSocket everywhere = new ServerSocket(0, 1)) {
            assertThat(everywhere.isBound()).isTrue();
            assertThat(OpenPorts.ofThisProcess()).anyMatch(local -> !OpenPorts.loopback(local));
        }
    }

    @Test
    void its_threads_bear_their_own_name() {
        List<String> loops = Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("comms-eventloop-"))
                .toList();

        assertThat(loops).hasSize(NODES.size());
    }

    @Test
    void a_node_that_comes_and_goes_is_told_of() {
        one.hear(new Told());
        ClusterConfig third = NODES.config();
        ClusterVertx passing = ClusterVertx.start(third);
        passing.close();

        Nodes.until("the third has left", () -> told.contains("left " + third.node()));
        assertThat(told).containsExactly("joined " + third.node(), "left " + third.node());
        assertThat(passing.others()).isEmpty();
    }

    @Test
    void a_frame_arrives_at_one_address_with_the_name_of_its_sender() throws Exception {
        String address = Addresses.node(twoConfig.node());
        new EventBusWire(two, twoConfig.node()).hear(address, this::frame).await(60, TimeUnit.SECONDS);

        new EventBusWire(one, oneConfig.node()).send(address, bytes("to you"));

        Nodes.until("the frame", () -> !told.isEmpty());
        assertThat(told).containsExactly("comms-eventloop-thread-0 " + oneConfig.node() + " to you");
    }

    @Test
    void a_published_frame_arrives_at_everyone() throws Exception {
        EventBusWire ones = new EventBusWire(one, oneConfig.node());
        ones.hear(Addresses.CALLS, this::frame).await(60, TimeUnit.SECONDS);
        new EventBusWire(two, twoConfig.node())
                .hear(Addresses.CALLS, this::frame)
                .await(60, TimeUnit.SECONDS);

        ones.publish(Addresses.CALLS, bytes("to all"));

        Nodes.until("both frames", () -> told.size() == 2);
    }

    @Test
    void what_is_no_frame_is_dropped() throws Exception {
        String address = Addresses.run("session");
        EventBusWire frames = new EventBusWire(one, oneConfig.node());
        frames.hear(address, this::frame).await(60, TimeUnit.SECONDS);

        two.vertx().eventBus().send(address, "text without a sender");
        new EventBusWire(two, twoConfig.node()).send(address, bytes("a frame"));

        Nodes.until("the frame", () -> !told.isEmpty());
        assertThat(told).hasSize(1).first().asString().endsWith("a frame");
    }

    @Test
    void a_frame_that_nobody_waits_for_is_dropped() {
        new EventBusWire(one, oneConfig.node()).send("ravel.node.nobody", bytes("lost"));

        assertThat(one.others()).contains(twoConfig.node());
    }

    private void frame(String from, byte[] bytes) {
        told.add(Thread.currentThread().getName() + " " + from + " " + new String(bytes, StandardCharsets.UTF_8));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private final class Told implements Membership {
        @Override
        public void joined(String member) {
            told.add("joined " + member);
        }

        @Override
        public void left(String member) {
            told.add("left " + member);
        }

        @Override
        public void merged() {
            told.add("merged");
        }
    }
}
