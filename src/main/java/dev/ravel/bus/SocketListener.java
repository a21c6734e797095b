package dev.ravel.bus;

import dev.ravel.bus.CallerEnd.Joined;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;

/** The coordinator's end of the sockets to the processes of this machine: no other machine can reach it. */
public final class SocketListener {
    static final String LOOPBACK = "127.0.0.1";
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int ANY_PORT = 0;

    private final Vertx vertx;
    private final CallerEnd end;
    private final Gate gate;
    private final Duration patience;
    private final NetServer server;

    private SocketListener(Vertx vertx, CallerEnd end, Gate gate, Duration patience) {
        this.vertx = vertx;
        this.end = end;
        this.gate = gate;
        this.patience = patience;
        this.server = vertx.createNetServer(
                        new NetServerOptions().setHost(LOOPBACK).setPort(ANY_PORT))
                .connectHandler(this::greet);
    }

    /**
     * Listens on a free port. Whoever connects is called, and has ten seconds to join.
     *
     * @param gate is called on the current context, or where there is none, on a new one
     */
    public static Future<SocketListener> listen(Vertx vertx, CallerEnd end, Gate gate) {
        return listen(vertx, end, gate, PATIENCE);
    }

    static Future<SocketListener> listen(Vertx vertx, CallerEnd end, Gate gate, Duration patience) {
        SocketListener listener = new SocketListener(vertx, end, gate, patience);
        return listener.server.listen().map(listener);
    }

    public int port() {
        return server.actualPort();
    }

    /** Lets nobody in any more, and closes all links. */
    public Future<Void> close() {
        return server.close();
    }

    private void greet(NetSocket socket) {
        FrameSocket newcomer = new FrameSocket(socket, vertx, patience, () -> {});
        newcomer.hear(new Newcomer(newcomer));
        newcomer.write(end.call());
    }

    /** Somebody who has not yet said anything. */
    private final class Newcomer implements FrameSocket.Peer {
        private final FrameSocket socket;

        Newcomer(FrameSocket socket) {
            this.socket = socket;
        }

        @Override
        public void take(byte[] frame) throws RubbishException, RefusedException {
            Joined joined = end.join(frame);
            SocketLink link = new SocketLink(socket, joined.seal());
            link.begin(gate.admitted(joined.join().node(), link));
        }

        @Override
        public void ended(String reason) {
            gate.turnedAway(reason);
        }
    }
}
