package dev.ravel.lab.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.lab.Entry.Ending;
import dev.ravel.lab.Lab;
import dev.ravel.lab.Labs;
import dev.ravel.lab.Raw;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrangeHeadersTest {
    private static final String END = "Content-Length: 5\r\n\r\nhello";

    private Lab lab;

    @BeforeEach
    void start() {
        lab = Labs.start(Labs.config());
    }

    @AfterEach
    void stop() {
        Labs.close(lab);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4096, 10_000, 1_000_000})
    void a_huge_header_has_the_size_that_was_asked_for(int bytes) {
        assertThat(Raw.get(lab.port(), "/headers/huge?bytes=" + bytes))
                .isEqualTo("HTTP/1.1 200 OK\r\nX-Huge: " + "x".repeat(bytes) + "\r\n" + END);
    }

    @Test
    void many_headers_are_as_many_as_asked_for() {
        assertThat(Raw.get(lab.port(), "/headers/many?count=2"))
                .isEqualTo("HTTP/1.1 200 OK\r\nX-Header-0: 0\r\nX-Header-1: 1\r\n" + END);
        assertThat(Raw.get(lab.port(), "/headers/many?count=500").lines()).hasSize(500 + 4);
    }

    @Test
    void endless_headers_go_on_until_the_client_leaves() throws IOException {
        try (Socket socket = Raw.ask(lab.port(), "/headers/endless")) {
            byte[] read = socket.getInputStream().readNBytes(100_000);

            assertThat(new String(read, StandardCharsets.ISO_8859_1))
                    .startsWith("HTTP/1.1 200 OK\r\nX-Header-0: 0\r\nX-Header-1: 1\r\n")
                    .doesNotContain("\r\n\r\n");
        }
        assertThat(Labs.ended(lab).ending()).isEqualTo(Ending.ABORTED);
    }

    @Test
    void dripping_headers_are_whole_at_last() {
        long begin = System.nanoTime();

        assertThat(Raw.get(lab.port(), "/headers/drip?ms=4")).isEqualTo("HTTP/1.1 200 OK\r\n" + END);
        assertThat(System.nanoTime() - begin).isGreaterThan(4 * 40 * 1_000_000L);
    }

    @Test
    void an_unknown_kind_is_a_bad_request() {
        assertThat(Raw.get(lab.port(), "/headers/other", "Connection: close")).startsWith("HTTP/1.1 400 ");
    }
}
