package dev.ravel.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class NetNamespacesTest {
    @BeforeAll
    static void ableToMakeThem() {
        NetNamespaces.requireSupported();
    }

    @Test
    void a_cut_host_is_out_of_reach_until_it_is_healed() throws Exception {
        try (NetNamespaces net = NetNamespaces.of("one", "two", "three")) {
            assertThat(reachesSoon(net, "one", "two")).isTrue();

            net.cut("two");
            assertThat(reaches(net, "one", "two")).isFalse();
            assertThat(reachesSoon(net, "one", "three")).isTrue();

            net.heal("two");
            assertThat(reachesSoon(net, "one", "two")).isTrue();
            assertThat(reachesSoon(net, "two", "three")).isTrue();
        }
    }

    @Test
    void nothing_is_left_behind() throws Exception {
        String host = "gone";
        try (NetNamespaces net = NetNamespaces.of(host)) {
            assertThat(namespaces()).anyMatch(line -> line.contains(net.on(host).get(3)));
        }

        assertThat(namespaces())
                .noneMatch(line -> line.contains(ProcessHandle.current().pid() + "-" + host));
    }

    private static List<String> namespaces() throws IOException {
        Process process = new ProcessBuilder("ip", "netns", "list").start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    /** A refusal is an answer: nothing listens at the port for discarding. A host that is out of reach gives none. */
    private static boolean reaches(NetNamespaces net, String from, String to) throws Exception {
        List<String> command = new ArrayList<>(net.on(from));
        String patience = "2";
        command.addAll(List.of("timeout", patience, "bash", "-c", "exec 3<>/dev/tcp/" + net.address(to) + "/9"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return said.contains("Connection refused");
    }

    private static boolean reachesSoon(NetNamespaces net, String from, String to) throws Exception {
        for (int attempt = 1; attempt <= 10; attempt++) {
            if (reaches(net, from, to)) {
                return true;
            }
        }
        return false;
    }
}
