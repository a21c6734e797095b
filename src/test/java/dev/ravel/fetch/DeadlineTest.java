package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.member.Lane;
import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import io.vertx.core.VertxOptions;
import io.vertx.core.dns.AddressResolverOptions;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Every deadline ends its hop with its own cause, and the only connection to the host can be had again. */
class DeadlineTest {
    private static final long SOON = 200;
    private static final String HELLO = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";

    /** Says {@code beginning} to the first request and then nothing more; answers all others. */
    private static RawServer stalling(String beginning) {
        AtomicInteger requests = new AtomicInteger();
        RawServer[] self = new RawServer[1];
        self[0] = new RawServer((head, out) -> {
            boolean first = requests.getAndIncrement() == 0;
            out.write(RawServer.latin(first ? beginning : HELLO));
            out.flush();
            if (first) {
                self[0].hang();
            }
            return true;
        });
        return self[0];
    }

    private static void assertFailedThenAnswered(Bench bench, RawServer server, Cause cause) throws Exception {
        Result late = bench.get(server.port());
        assertThat(((Result.Failed) late).cause()).isEqualTo(cause);
        assertThat(((Result.Failed) late).detail()).endsWith(" within 200 ms");

        assertAnsweredInTheEnd(bench, server);
        assertThat(bench.lane.ordinal()).isEqualTo(Lane.IDLE);
    }

    /** On a slow machine even a prompt answer may miss so short a deadline. */
    private static void assertAnsweredInTheEnd(Bench bench, RawServer server) throws Exception {
        Result result = bench.get(server.port());
        for (int i = 0; i < 50 && result instanceof Result.Failed; i++) {
            result = bench.get(server.port());
        }
        assertThat(result).isInstanceOf(Result.Answered.class);
    }

    @Test
    void no_headers_in_time() throws Exception {
        try (Bench bench = new Bench();
                RawServer server = stalling("")) {
            bench.firstByteTimeoutMs = SOON;
            assertFailedThenAnswered(bench, server, Cause.FIRST_BYTE_TIMEOUT);
        }
    }

    @Test
    void headers_that_never_end() throws Exception {
        try (Bench bench = new Bench();
                RawServer server = stalling("HTTP/1.1 200 OK\r\nX: y\r\n")) {
            bench.firstByteTimeoutMs = SOON;
            assertFailedThenAnswered(bench, server, Cause.FIRST_BYTE_TIMEOUT);
        }
    }

    @Test
    void an_interim_answer_does_not_count_as_headers() throws Exception {
        try (Bench bench = new Bench();
                RawServer server = stalling("HTTP/1.1 102 Processing\r\n\r\n")) {
            bench.firstByteTimeoutMs = SOON;
            assertFailedThenAnswered(bench, server, Cause.FIRST_BYTE_TIMEOUT);
        }
    }

    @Test
    void a_body_that_stalls() throws Exception {
        try (Bench bench = new Bench();
                RawServer server = stalling("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello")) {
            bench.idleTimeoutMs = SOON;
            assertFailedThenAnswered(bench, server, Cause.IDLE_TIMEOUT);
        }
    }

    @Test
    void a_hop_that_stalls_before_its_headers() throws Exception {
        try (Bench bench = new Bench();
                RawServer server = stalling("")) {
            bench.timeoutMs = SOON;
            assertFailedThenAnswered(bench, server, Cause.TIMEOUT);
        }
    }

    @Test
    void a_hop_whose_body_stalls() throws Exception {
        try (Bench bench = new Bench();
                RawServer server = stalling("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello")) {
            bench.timeoutMs = SOON;
            assertFailedThenAnswered(bench, server, Cause.TIMEOUT);
        }
    }

    @Test
    void a_body_that_trickles_for_ever_is_ended_by_the_hop() throws Exception {
        try (Bench bench = new Bench();
                RawServer server = new RawServer((head, out) -> {
                    out.write(RawServer.latin("HTTP/1.1 200 OK\r\n\r\n"));
                    while (true) {
                        out.write('x');
                        out.flush();
                    }
                })) {
            bench.timeoutMs = SOON;
            Result.Failed late = (Result.Failed) bench.get(server.port());

            assertThat(late.cause()).isEqualTo(Cause.TIMEOUT);
            assertThat(late.status()).isEqualTo(200);
            assertThat(late.bytes()).isPositive();
        }
    }

    @Test
    void a_redirect_whose_body_stalls_is_still_a_redirect() throws Exception {
        try (Bench bench = new Bench();
                RawServer server = stalling("HTTP/1.1 302 X\r\nLocation: /b\r\nContent-Length: 9\r\n\r\nhello")) {
            bench.idleTimeoutMs = SOON;

            assertThat(bench.get(server.port())).isInstanceOf(Result.Redirected.class);
            assertAnsweredInTheEnd(bench, server);
        }
    }

    @Test
    void a_handshake_that_stalls_is_a_connect_timeout() throws Exception {
        try (Bench bench = new Bench();
                RawServer server = RawServer.saying(HELLO)) {
            bench.connectTimeoutMs = SOON;
            Result.Failed late = (Result.Failed) bench.get("https", "127.0.0.1", server.port());
            Result.Failed next = (Result.Failed) bench.get("https", "127.0.0.1", server.port());

            assertThat(late.cause()).isEqualTo(Cause.CONNECT_TIMEOUT);
            assertThat(next.cause()).isEqualTo(Cause.CONNECT_TIMEOUT);
            assertThat(bench.get(server.port())).isInstanceOf(Result.Answered.class);
        }
    }

    /** A name server that answers "no such name", or nothing at all. */
    private static DatagramSocket nameServer(boolean silent) throws IOException {
        DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
        Thread thread = new Thread(() -> {
            try {
                while (true) {
                    DatagramPacket packet = new DatagramPacket(new byte[512], 512);
                    socket.receive(packet);
                    packet.getData()[2] |= (byte) 0x80;
                    packet.getData()[3] = 3;
                    packet.getData()[11] = 0;
                    if (!silent) {
                        socket.send(packet);
                    }
                }
            } catch (IOException e) {
                return;
            }
        });
        thread.setDaemon(true);
        thread.start();
        return socket;
    }

    private static Bench asking(DatagramSocket nameServer) {
        return new Bench(new VertxOptions()
                .setAddressResolverOptions(new AddressResolverOptions()
                        .addServer("127.0.0.1:" + nameServer.getLocalPort())
                        .setQueryTimeout(2_000)
                        .setSearchDomains(List.of())));
    }

    @Test
    void a_name_without_an_address_is_a_dns_failure() throws Exception {
        try (DatagramSocket nameServer = nameServer(false);
                Bench bench = asking(nameServer)) {
            Result.Failed failed = (Result.Failed) bench.get("http", "nowhere.invalid", 80);

            assertThat(failed.cause()).isEqualTo(Cause.DNS);
        }
    }

    @Test
    void a_name_server_that_is_silent_is_a_connect_timeout() throws Exception {
        try (DatagramSocket nameServer = nameServer(true);
                Bench bench = asking(nameServer)) {
            bench.connectTimeoutMs = SOON;
            Result.Failed failed = (Result.Failed) bench.get("http", "nowhere.invalid", 80);

            assertThat(failed.cause()).isEqualTo(Cause.CONNECT_TIMEOUT);
        }
    }
}
