package dev.ravel.bus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.net.NetServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameSocketTest {
    private static final int MEGABYTE = 1 << 20;
    private static final int FRAMES = 200;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final NetServer server = vertx.createNetServer();
    private final CompletableFuture<FrameSocket> accepted = new CompletableFuture<>();
    private final CompletableFuture<Void> gone = new CompletableFuture<>();
    private RawPeer peer;

    @BeforeEach
    void connect() throws Exception {
        server.connectHandler(socket -> {
            FrameSocket frames = new FrameSocket(socket, vertx, Duration.ofMillis(100), () -> gone.complete(null));
            frames.known(new Deaf());
            accepted.complete(frames);
        });
        server.listen(0, SocketListener.LOOPBACK)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        peer = RawPeer.of(server.actualPort());
    }

    @AfterEach
    void close() throws Exception {
        peer.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private FrameSocket socket() throws Exception {
        return accepted.get(30, TimeUnit.SECONDS);
    }

    private record Deaf() implements FrameSocket.Peer {
        @Override
        public void take(byte[] frame) {}

        @Override
        public void ended(String reason) {}
    }

    private void writeMany(FrameSocket socket) {
        for (int i = 0; i < FRAMES; i++) {
            socket.write(new byte[MEGABYTE]);
        }
    }

    @Test
    void a_peer_that_does_not_read_loses_frames_and_hears_again_when_it_does() throws Exception {
        FrameSocket socket = socket();
        CompletableFuture<Void> written = new CompletableFuture<>();
        socket.run(() -> {
            writeMany(socket);
            written.complete(null);
        });
        written.get(30, TimeUnit.SECONDS);

        int heard = 0;
        for (int length = MEGABYTE; length == MEGABYTE; heard++) {
            length = peer.frame().length;
            socket.run(() -> socket.write(new byte[1]));
        }
        assertThat(heard - 1).isBetween(1, FRAMES - 1);
    }

    @Test
    void a_peer_that_never_reads_does_not_keep_a_closed_connection() throws Exception {
        FrameSocket socket = socket();
        socket.run(() -> {
            writeMany(socket);
            socket.close();
        });

        assertThat(gone.orTimeout(30, TimeUnit.SECONDS)).succeedsWithin(Duration.ofSeconds(31));
    }
}
