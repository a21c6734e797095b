package dev.ravel.queue.redis;

import io.vertx.core.AsyncResult;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import java.time.Duration;
import java.util.function.Consumer;

/** Waits, on a connection of its own, for word that one of the queues has something. */
final class Ears {
    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final Session session;
    private final Enrolment worker;
    private final Consumer<String> hearer;
    private Line line;
    private boolean closed;

    /** The hearer is told the name of the queue; nothing where shards have become free. */
    Ears(Session session, Enrolment worker, Consumer<String> hearer) {
        this.session = session;
        this.line = session.another(PAUSE);
        this.worker = worker;
        this.hearer = hearer;
    }

    void open() {
        connect();
        listen();
    }

    /** A line whose first connection fails is closed for good; the other one may be there nevertheless. */
    private void connect() {
        line.open().onFailure(e -> session.clockwork().timer().after(PAUSE, this::connectAnew));
    }

    private void connectAnew() {
        if (!closed) {
            line = session.another(PAUSE);
            connect();
        }
    }

    private void listen() {
        if (!closed) {
            line.askOnce(Request.cmd(Command.BLPOP)
                            .arg(session.key("wake:" + worker.consumer()))
                            .arg(PAUSE.toSeconds()))
                    .onComplete(this::heard);
        }
    }

    private void heard(AsyncResult<Reply> result) {
        if (result.succeeded() && !result.result().none()) {
            hearer.accept(result.result().list().get(1).toString());
        }
        if (result.succeeded() || result.cause() instanceof LineLostException) {
            listen();
        } else {
            session.clockwork().timer().after(PAUSE, this::listen);
        }
    }

    void close() {
        closed = true;
        line.close();
    }
}
