package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.bus.Message.Acks;
import dev.ravel.bus.Message.Beat;
import dev.ravel.bus.Message.Bye;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.Message.Leaving;
import dev.ravel.bus.Message.Over;
import dev.ravel.bus.NodeEnd.Answer;
import dev.ravel.bus.Porch.Guest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SocketsTest {
    private static final String SECRET = "a secret of some length";
    private static final String VERSION = "0.1.0";
    private static final Call CALL = new Call(Message.PROTOCOL, VERSION, "run-1", "session-1", Nonce.fresh());
    private static final NodeEnd NODE = new NodeEnd(SECRET, "n1", VERSION);
    /** Enough for every machine, and yet over one day. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private static final Duration SHORT = Duration.ofMillis(200);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Porch porch = new Porch();
    private final Ear nodeEar = new Ear();
    private final AtomicReference<Link> nodeLink = new AtomicReference<>();
    private SocketListener listener;

    @BeforeEach
    void listen() throws Exception {
        listener = listening(LONG);
    }

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    private SocketListener listening(Duration patience) throws Exception {
        return await(SocketListener.listen(vertx, new CallerEnd(SECRET, CALL), porch, patience));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private Future<Void> connect(int port, NodeEnd end, Duration patience) {
        return SocketConnector.connect(vertx, port, end, this::called, patience);
    }

    private Link.Hearer called(Call call, Link link) {
        assertThat(call).isEqualTo(CALL);
        nodeLink.set(link);
        return nodeEar;
    }

    private Guest joined() throws Exception {
        await(connect(listener.port(), NODE, LONG));
        return porch.guest();
    }

    private Answer join(RawPeer peer) throws Exception {
        Answer answer = NODE.answer(peer.frame());
        peer.send(answer.join());
        return answer;
    }

    @Test
    void a_node_is_admitted_by_name_and_both_are_heard() throws Exception {
        Guest guest = joined();
        guest.link().send(new Over());
        nodeLink.get().send(new Leaving());

        assertThat(guest.node()).isEqualTo("n1");
        nodeEar.hears(new Over());
        guest.ear().hears(new Leaving());
    }

    @Test
    void long_and_short_messages_arrive_in_the_order_in_which_they_were_sent() throws Exception {
        Guest guest = joined();
        for (int i = 0; i < 20; i++) {
            guest.link().send(new Bye("b".repeat(1000 * i * i)));
        }

        for (int i = 0; i < 20; i++) {
            nodeEar.hears(new Bye("b".repeat(1000 * i * i)));
        }
    }

    @Test
    void any_thread_may_send() throws Exception {
        Guest guest = joined();
        IntStream.range(0, 500).parallel().forEach(i -> nodeLink.get().send(new Beat(List.of((long) i), List.of())));

        TreeSet<Long> heard = new TreeSet<>();
        for (int i = 0; i < 500; i++) {
            heard.addAll(((Beat) guest.ear().next()).held());
        }
        assertThat(heard).hasSize(500);
    }

    @Test
    void every_message_passes() throws Exception {
        Guest guest = joined();
        List<Message> messages = Samples.many(20)
                .filter(message -> !(message instanceof Message.Refused))
                .toList();
        messages.forEach(guest.link()::send);

        for (Message message : messages) {
            nodeEar.hears(message);
        }
    }

    @Test
    void what_was_sent_before_a_close_arrives_and_the_closer_hears_nothing_more() throws Exception {
        Guest guest = joined();
        guest.link().send(new Over());
        guest.link().close();
        guest.link().send(new Bye("too late"));
        nodeLink.get().send(new Leaving());

        nodeEar.hears(new Over());
        nodeEar.hearsEnd("the connection was closed");
        guest.ear().hasHeardNothingMore();
    }

    @Test
    void the_end_of_a_process_is_heard_once() throws Exception {
        Guest guest;
        try (RawPeer peer = RawPeer.of(listener.port())) {
            join(peer);
            guest = porch.guest();
        }

        guest.ear().hearsEnd("the connection was closed");
        guest.link().send(new Over());
        guest.link().close();
        joined();
        guest.ear().hasHeardNothingMore();
    }

    @Test
    void a_node_with_another_secret_is_turned_away_and_told_why() throws Exception {
        await(connect(listener.port(), new NodeEnd("another", "n2", VERSION), LONG));

        assertThat(porch.reason()).isEqualTo("node n2 does not know the secret");
        nodeEar.hearsEnd("refused: node n2 does not know the secret");
        assertThat(porch.empty()).isTrue();
    }

    @Test
    void both_ends_say_that_their_versions_differ() {
        Future<Void> connected = connect(listener.port(), new NodeEnd(SECRET, "n2", "0.2.0"), LONG);

        assertThatThrownBy(() -> await(connected))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .hasMessage("the coordinator is Ravel 0.1.0 (protocol 1); this is 0.2.0 (protocol 1)");
        assertThat(turnedAway()).isEqualTo("node n2 is Ravel 0.2.0 (protocol 1); this is 0.1.0 (protocol 1)");
    }

    private String turnedAway() {
        try {
            return porch.reason();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_join_in_single_bytes_is_a_join() throws Exception {
        try (RawPeer peer = RawPeer.of(listener.port())) {
            Answer answer = NODE.answer(peer.frame());
            peer.dribble(answer.join());
            peer.dribble(answer.seal().close(new Leaving()));

            porch.guest().ear().hears(new Leaving());
        }
    }

    @Test
    void what_follows_a_join_in_the_same_packet_is_heard() throws Exception {
        try (RawPeer peer = RawPeer.of(listener.port())) {
            Answer answer = NODE.answer(peer.frame());
            peer.sendRaw(Frames.framed(answer.join())
                    .appendBuffer(Frames.framed(answer.seal().close(new Leaving())))
                    .getBytes());

            porch.guest().ear().hears(new Leaving());
        }
    }

    @Test
    void a_silent_process_is_turned_away_after_its_time() throws Exception {
        try (RawPeer peer = RawPeer.of(listening(SHORT).port())) {
            assertThat(porch.reason()).isEqualTo("no greeting within 200 ms");
            peer.end();
        }
    }

    @Test
    void half_a_greeting_is_none() throws Exception {
        try (RawPeer peer = RawPeer.of(listening(SHORT).port())) {
            peer.sendRaw(new byte[] {0, 0, 0, 50, 1, 2, 3});

            assertThat(porch.reason()).isEqualTo("no greeting within 200 ms");
            peer.end();
        }
    }

    @Test
    void a_silent_coordinator_is_left_after_its_time() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Future<Void> connected = connect(silent.getLocalPort(), NODE, SHORT);

            try (RawPeer peer = new RawPeer(silent.accept())) {
                assertThatThrownBy(() -> await(connected)).cause().hasMessage("no greeting within 200 ms");
                peer.end();
            }
        }
    }

    @Test
    void where_nobody_listens_the_connection_fails() throws Exception {
        int port = listener.port();
        await(listener.close());

        assertThatThrownBy(() -> await(connect(port, NODE, LONG))).hasMessageContaining("refused");
    }

    @Test
    void something_that_is_no_frame_is_turned_away() throws Exception {
        try (RawPeer peer = RawPeer.of(listener.port())) {
            peer.sendRaw("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));

            assertThat(porch.reason()).isEqualTo("a frame of an impossible length");
            peer.end();
        }
    }

    @Test
    void before_it_is_known_nobody_may_send_much() throws Exception {
        try (RawPeer peer = RawPeer.of(listener.port())) {
            peer.sendRaw(new byte[] {0, 1, 0, 0});

            assertThat(porch.reason()).isEqualTo("a frame of an impossible length");
        }
    }

    @Test
    void a_frame_that_is_replayed_ends_the_link() throws Exception {
        try (RawPeer peer = RawPeer.of(listener.port())) {
            byte[] frame = join(peer).seal().close(new Leaving());
            Guest guest = porch.guest();
            peer.send(frame);
            peer.send(frame);
            peer.send(frame);

            guest.ear().hears(new Leaving());
            guest.ear().hearsEnd("a frame that nobody vouches for");
            peer.end();
            guest.ear().hasHeardNothingMore();
        }
    }

    @Test
    void a_frame_that_is_too_long_ends_the_link() throws Exception {
        try (RawPeer peer = RawPeer.of(listener.port())) {
            join(peer);
            Guest guest = porch.guest();
            peer.sendRaw(new byte[] {0x7f, 0, 0, 0});

            guest.ear().hearsEnd("a frame of an impossible length");
            peer.end();
        }
    }

    @Test
    void a_message_that_is_too_long_to_send_ends_the_link() throws Exception {
        Guest guest = joined();
        guest.link().send(new Acks(List.of(), List.of("a".repeat(Codec.LONGEST_MESSAGE))));

        assertThat(guest.ear().next().toString()).contains("is too long");
        nodeEar.hearsEnd("the connection was closed");
    }

    @Test
    void closing_the_listener_ends_all_links() throws Exception {
        Guest guest = joined();
        await(listener.close());

        nodeEar.hearsEnd("the connection was closed");
        guest.ear().hearsEnd("the connection was closed");
    }
}
