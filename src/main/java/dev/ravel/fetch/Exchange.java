package dev.ravel.fetch;

import dev.ravel.work.Cause;
import dev.ravel.work.Span;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;

/**
 * One request and its answer, under the deadlines of a hop. Ends exactly once, whatever the client does or does not call;
 * what it calls after that is ignored, but for what would leak: a late connection goes back to the pool.
 */
final class Exchange extends Activity implements Body.Reader {
    /** Without a handler the client logs; what it would log comes by the response's future too. */
    private static final Handler<Throwable> HEARD_ELSEWHERE = thrown -> {};

    private enum Phase {
        CONNECT,
        HEAD,
        RECONNECT,
        BODY,
        OVER
    }

    private final Line line;
    private final Owner owner;
    private final Timing timing = new Timing();
    private Phase phase = Phase.CONNECT;
    private HttpClientRequest request;
    private Connection connection;
    private boolean reused;
    private Body body;

    /** Where the request comes from, with a connection under it. */
    interface Line {
        /**
         * Opens it.
         *
         * @param fresh whether the connection has to be one that no request had before
         */
        Future<Connection.Opened> open(boolean fresh);

        /** The connection has no request any more, and may get another. */
        void close(Connection connection);

        boolean secure();
    }

    /** Whom the exchange belongs to. */
    interface Owner {
        /** The final headers are complete. Reads the body, or stops the exchange, before it returns. */
        void headed(HttpClientResponse response);

        /** The body was read to its end: that of the exchange. */
        void whole();

        /** That was the end of the exchange, unless it was over before and the program is at fault. */
        void broken(Fault fault);
    }

    Exchange(FetchContext context, long ordinal, Line line, Owner owner) {
        super(context, ordinal);
        this.line = line;
        this.owner = owner;
    }

    void start() {
        context().deadlines().add(this);
        step(() -> connect(false)).run();
    }

    /** {@link System#nanoTime()} when the request was first sent. */
    long sent() {
        return timing.sent();
    }

    /** Decoded bytes of the body so far. */
    long bytes() {
        return body == null ? 0 : body.bytes();
    }

    /** What it took so far, or until the end of its body. */
    Span span() {
        return timing.span(context().settings().lane().name());
    }

    private void connect(boolean fresh) {
        line.open(fresh).onComplete(step(arrival -> connected(arrival, fresh)));
    }

    private void connected(AsyncResult<Connection.Opened> arrival, boolean fresh) {
        if (arrival.succeeded() && phase == Phase.OVER) {
            giveBack(arrival.result(), fresh);
        } else if (arrival.succeeded()) {
            send(arrival.result());
        } else if (phase == Phase.CONNECT && !fresh && arrival.cause() instanceof HttpClosedException) {
            connect(true);
        } else {
            broken(Causes.connecting(arrival.cause(), line.secure()));
        }
    }

    /** Nothing was sent on it: the reset leaves the connection unharmed. It ages as others do. */
    private void giveBack(Connection.Opened late, boolean fresh) {
        late.request().exceptionHandler(HEARD_ELSEWHERE);
        late.connection().codec().lend();
        late.request().reset();
        if (fresh) {
            late.connection().close();
        } else {
            line.close(late.connection());
        }
    }

    private void send(Connection.Opened opened) {
        if (phase == Phase.CONNECT) {
            timing.send();
        }
        request = opened.request();
        connection = opened.connection();
        reused = connection.codec().lend();
        phase = Phase.HEAD;
        request.exceptionHandler(HEARD_ELSEWHERE);
        request.send().onComplete(step(this::headed));
    }

    private void headed(AsyncResult<HttpClientResponse> head) {
        if (head.failed()) {
            unanswered(Causes.awaitingHead(head.cause()));
        } else if (phase != Phase.OVER) {
            phase = Phase.BODY;
            timing.head();
            head.result().exceptionHandler(HEARD_ELSEWHERE);
            owner.headed(head.result());
        }
    }

    /**
     * A server may close a kept connection at any time, also while a request is on its way. A GET may then be sent once
     * more (RFC 9112, section 9.3.1), and not on a kept one, which may be as dead: all under the deadlines of the first.
     */
    private void unanswered(Failure failure) {
        if (phase == Phase.HEAD && reused && !connection.codec().heard() && failure.cause() == Cause.RESET) {
            phase = Phase.RECONNECT;
            connect(true);
        } else {
            broken(failure);
        }
    }

    /**
     * Reads the body, decoded. The handlers have to be there before the handler of the head returns: what comes without
     * one is lost.
     *
     * @param limit the most decoded bytes to read
     */
    Body read(HttpClientResponse response, long limit) {
        Decoding decoding = context().decoders().decoding(response.getHeader(HttpHeaders.CONTENT_ENCODING));
        body = new Body(context().vertx(), response, decoding, limit, this);
        response.handler(step(body::take));
        response.endHandler(step(end -> body.end()));
        response.exceptionHandler(step(thrown -> broken(Causes.readingBody(thrown))));
        return body;
    }

    @Override
    public void received(long bytes) {
        context().settings().lane().received(bytes);
    }

    @Override
    public void whole() {
        if (phase == Phase.BODY) {
            timing.end();
            close();
            line.close(connection);
            owner.whole();
        }
    }

    @Override
    public void excess() {
        broken(context().limits().excess());
    }

    /** The owner hears first, so that nothing that the reset sets off can change the result. */
    @Override
    public void broken(Fault fault) {
        if (phase == Phase.OVER) {
            return;
        }
        boolean open = open();
        close();
        owner.broken(fault);
        if (open) {
            abandon();
        }
    }

    /** Its hop is over: it takes until now, and is stopped. */
    void end() {
        timing.end();
        stop();
    }

    /** Ends it; the owner does not hear of it. */
    void stop() {
        boolean open = open();
        close();
        if (open) {
            abandon();
        }
    }

    /** The reset alone leaves a connection open whose answer has ended, read or not: nobody would have it any more. */
    private void abandon() {
        request.reset();
        connection.close();
    }

    @Override
    void crashed(Failure failure) {
        if (phase == Phase.OVER) {
            owner.broken(failure);
        } else {
            broken(failure);
        }
    }

    @Override
    public Runnable marked(Runnable step) {
        return step(step);
    }

    @Override
    void check(long now) {
        Failure overdue = overdue(now);
        if (overdue != null) {
            step(() -> broken(overdue)).run();
        }
    }

    private Failure overdue(long now) {
        return switch (phase) {
            case CONNECT -> context().limits().connecting(now, timing.started());
            case HEAD, RECONNECT -> context().limits().awaitingHead(now, timing.sent());
            case BODY -> context().limits().readingBody(now, timing.sent(), body.since(now));
            case OVER -> null;
        };
    }

    private boolean open() {
        return phase == Phase.HEAD || phase == Phase.BODY;
    }

    private void close() {
        if (phase == Phase.OVER) {
            return;
        }
        phase = Phase.OVER;
        context().deadlines().remove(this);
        if (body != null) {
            body.close();
        }
    }
}
