package dev.ravel.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.config.ConfigException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class OwnAddressTest {
    @Test
    void a_name_becomes_a_number() {
        assertThat(OwnAddress.of(Nodes.at("localhost", Nodes.freePort())).literal())
                .isEqualTo("127.0.0.1");
    }

    @Test
    void every_loopback_address_is_this_machines() {
        OwnAddress own = OwnAddress.of(Nodes.at("127.0.0.77", Nodes.freePort()));

        assertThat(own.literal()).isEqualTo("127.0.0.77");
        assertThat(own.ipv6()).isFalse();
    }

    @Test
    void a_taken_port_is_refused_in_one_line() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            refused("127.0.0.1", port, "deployment.port = " + port + ": is taken at 127.0.0.1");
        }
    }

    @Test
    void another_machines_address_is_refused_in_one_line() {
        refused("192.0.2.1", 5701, "deployment.host = 192.0.2.1: is not an address of this machine");
    }

    @Test
    void an_unknown_name_is_refused_in_one_line() {
        refused("nobody.invalid", 5701, "deployment.host = nobody.invalid: is not known");
    }

    private static void refused(String host, int port, String line) {
        assertThatThrownBy(() -> ClusterVertx.start(Nodes.at(host, port)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(line);
    }
}
