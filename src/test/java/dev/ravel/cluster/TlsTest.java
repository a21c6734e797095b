package dev.ravel.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import dev.ravel.config.ClusterConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Slow(12)
class TlsTest {
    private static final String ADDRESS = "ravel.node.one";

    @TempDir
    Path folder;

    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    @Test
    void only_a_node_with_a_trusted_certificate_is_heard() throws Exception {
        Certificates certificates = new Certificates(folder);
        try (Nodes nodes = new Nodes()) {
            ClusterVertx one = nodes.start(nodes.config(Optional.of(certificates.trusting("one", "one", "two"))));
            new EventBusWire(one, "one")
                    .hear(ADDRESS, (from, frame) -> heard.add(from))
                    .await(60, TimeUnit.SECONDS);

            unheard(nodes.start(nodes.config(Optional.of(certificates.trusting("three", "one", "three")))), "three");
            unheard(nodes.start(nodes.config()), "plain");
            ClusterConfig trusted = nodes.config(Optional.of(certificates.trusting("two", "one", "two")));
            say(nodes.start(trusted), "two");

            Nodes.until("the trusted node's frame", () -> !heard.isEmpty());
            assertThat(heard).containsExactly("two");
        }
    }

    private static void unheard(ClusterVertx node, String name) {
        Nodes.until(name + " is in the cluster", () -> !node.others().isEmpty());
        say(node, name);
    }

    private static void say(ClusterVertx node, String name) {
        new EventBusWire(node, name).send(ADDRESS, "hello".getBytes(StandardCharsets.US_ASCII));
    }
}
