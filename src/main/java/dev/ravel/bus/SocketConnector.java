package dev.ravel.bus;

import dev.ravel.bus.Message.Call;
import dev.ravel.bus.NodeEnd.Answer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.time.Duration;

/** A process's way to the coordinator on its machine: one connection, which is not made again. */
public final class SocketConnector {
    private final Vertx vertx;
    private final NodeEnd end;
    private final Called called;
    private final Duration patience;
    /** The connection reaches it until it is gone: a client that nobody reaches is closed with its connections. */
    private final NetClient client;

    /** Who is called. */
    public interface Called {
        /**
         * The call is answered. That the coordinator knows the secret shows when it is heard.
         *
         * @return who hears it
         */
        Link.Hearer called(Call call, Link link);
    }

    private SocketConnector(Vertx vertx, NodeEnd end, Called called, Duration patience) {
        this.vertx = vertx;
        this.end = end;
        this.called = called;
        this.patience = patience;
        this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout((int) patience.toMillis()));
    }

    /**
     * Connects, and waits for ten seconds to be called.
     *
     * @param called is called on the current context, or where there is none, on a new one
     * @return completes when the call is answered; fails, in one line, where there is none that can be
     */
    public static Future<Void> connect(Vertx vertx, int port, NodeEnd end, Called called) {
        return connect(vertx, port, end, called, SocketListener.PATIENCE);
    }

    static Future<Void> connect(Vertx vertx, int port, NodeEnd end, Called called, Duration patience) {
        SocketConnector connector = new SocketConnector(vertx, end, called, patience);
        Promise<Void> answered = Promise.promise();
        // on the context: elsewhere the first bytes could be here before somebody hears them
        vertx.getOrCreateContext().runOnContext(go -> connector.connect(port).onComplete(answered));
        return answered.future();
    }

    private Future<Void> connect(int port) {
        return client.connect(port, SocketListener.LOOPBACK)
                .onFailure(nobody -> client.close())
                .compose(this::greeted);
    }

    private Future<Void> greeted(NetSocket socket) {
        FrameSocket coordinator = new FrameSocket(socket, vertx, patience, client::close);
        Promise<Void> answered = Promise.promise();
        coordinator.hear(new Caller(coordinator, answered));
        return answered.future();
    }

    /** The coordinator, which has not yet called. */
    private final class Caller implements FrameSocket.Peer {
        private final FrameSocket socket;
        private final Promise<Void> answered;

        Caller(FrameSocket socket, Promise<Void> answered) {
            this.socket = socket;
            this.answered = answered;
        }

        @Override
        public void take(byte[] frame) throws RubbishException, RefusedException {
            Answer answer = end.answer(frame);
            socket.write(answer.join());
            SocketLink link = new SocketLink(socket, answer.seal());
            link.begin(called.called(answer.call(), link));
            answered.complete();
        }

        @Override
        public void ended(String reason) {
            answered.fail(new IOException(reason));
        }
    }
}
