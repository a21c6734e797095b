package dev.ravel.fetch;

import dev.ravel.member.Sink;
import dev.ravel.member.Storage;
import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Stored;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import java.util.Optional;

/**
 * One hop in flight. Settles exactly once, whatever the client does or does not call; what it calls after that is
 * ignored, but for what would leak: a late connection goes back to the pool, a late sink is aborted.
 */
final class Exchange extends Deadlines.Watched implements Body.Reader {
    /** A body that nobody wants is read this far, so that its connection can be used again. */
    private static final long DRAIN_BYTES = 256 * 1024;
    /** Without a handler the client logs; what it would log comes by the response's future too. */
    private static final Handler<Throwable> HEARD_ELSEWHERE = thrown -> {};

    private enum Phase {
        CONNECT,
        HEAD,
        RECONNECT,
        BODY,
        STORE,
        OVER
    }

    private final FetchContext context;
    private final Task task;
    private final Line line;
    private final Promise<Result> promise = Promise.promise();
    private final Timing timing = new Timing();
    private Phase phase = Phase.CONNECT;
    private HttpClientRequest request;
    private StrictCodec codec;
    private boolean reused;
    private int status;
    private Answer answer;
    private Body body;
    private Sink sink;

    /** Where the request of the hop comes from, with a connection under it. */
    interface Line {
        /**
         * Opens it.
         *
         * @param fresh whether the connection has to be one that no request had before
         */
        Future<HttpClientRequest> open(boolean fresh);
    }

    Exchange(FetchContext context, Task task, Line line) {
        this.context = context;
        this.task = task;
        this.line = line;
    }

    Future<Result> start() {
        context.deadlines().add(this);
        marked(() -> connect(false)).run();
        return promise.future();
    }

    private void connect(boolean fresh) {
        line.open(fresh).onComplete(step(arrival -> connected(arrival, fresh)));
    }

    private void connected(AsyncResult<HttpClientRequest> arrival, boolean fresh) {
        if (arrival.succeeded() && phase == Phase.OVER) {
            giveBack(arrival.result(), fresh);
        } else if (arrival.succeeded()) {
            send(arrival.result());
        } else if (phase == Phase.CONNECT && !fresh && arrival.cause() instanceof HttpClosedException) {
            connect(true);
        } else {
            fail(Causes.connecting(arrival.cause(), fetch().at().secure()));
        }
    }

    /** Nothing was sent on it: the reset returns the connection, unharmed, to the pool. There it ages as others do. */
    private static void giveBack(HttpClientRequest late, boolean fresh) {
        late.exceptionHandler(HEARD_ELSEWHERE);
        Connections.codec(late).lend();
        late.reset();
        if (fresh) {
            late.connection().close();
        }
    }

    private void send(HttpClientRequest connected) {
        if (phase == Phase.CONNECT) {
            timing.send();
        }
        request = connected;
        codec = Connections.codec(connected);
        reused = codec.lend();
        phase = Phase.HEAD;
        request.exceptionHandler(HEARD_ELSEWHERE);
        request.send().onComplete(step(this::headed));
    }

    private void headed(AsyncResult<HttpClientResponse> head) {
        if (head.failed()) {
            unanswered(Causes.awaitingHead(head.cause()));
        } else if (phase != Phase.OVER) {
            read(head.result());
        }
    }

    /**
     * A server may close a kept connection at any time, also while a request is on its way. A GET may then be sent once
     * more (RFC 9112, section 9.3.1), and not on a kept one, which may be as dead: all under the deadlines of the first.
     */
    private void unanswered(Failure failure) {
        if (phase == Phase.HEAD && reused && !codec.heard() && failure.cause() == Cause.RESET) {
            phase = Phase.RECONNECT;
            connect(true);
        } else {
            fail(failure);
        }
    }

    /** The handlers have to be there before this returns: what comes without one is lost. */
    private void read(HttpClientResponse response) {
        phase = Phase.BODY;
        timing.head();
        status = response.statusCode();
        answer = Answer.of(response, context.settings().rules());
        body = bodyOf(response);
        response.handler(step(body::take));
        response.endHandler(step(end -> body.end()));
        response.exceptionHandler(step(thrown -> broken(Causes.readingBody(thrown))));
        if (Answer.endless(status)) {
            conclude();
        } else if (stores()) {
            open(context.settings().storage().orElseThrow());
        }
    }

    private Body bodyOf(HttpClientResponse response) {
        Decoding decoding = context.decoders().decoding(response.getHeader(HttpHeaders.CONTENT_ENCODING));
        long unstored = answer.wanted() ? context.limits().body() : DRAIN_BYTES;
        return new Body(context.vertx(), response, decoding, stores() ? Long.MAX_VALUE : unstored, this);
    }

    private boolean stores() {
        return answer.wanted()
                && context.settings().storage().isPresent()
                && !fetch().file().isEmpty();
    }

    private void open(Storage storage) {
        body.pause();
        storage.open(fetch()).onComplete(step(this::opened));
    }

    private void opened(AsyncResult<Sink> opening) {
        if (opening.failed()) {
            broken(Causes.storing(opening.cause()));
        } else if (phase == Phase.OVER) {
            opening.result().abort();
        } else {
            sink = opening.result();
            body.to(sink);
        }
    }

    @Override
    public void received(long bytes) {
        context.settings().lane().received(bytes);
    }

    @Override
    public void whole() {
        if (phase == Phase.BODY) {
            timing.end();
            store();
        }
    }

    private void store() {
        if (sink == null) {
            settle(ending(Optional.empty()));
        } else {
            phase = Phase.STORE;
            sink.finish().onComplete(step(this::stored));
        }
    }

    private void stored(AsyncResult<Stored> storing) {
        sink = null;
        if (storing.failed()) {
            fail(Causes.storing(storing.cause()));
        } else {
            settle(ending(Optional.of(storing.result())));
        }
    }

    @Override
    public void excess() {
        broken(new Failure(Cause.BODY_TOO_LARGE, "more than " + context.limits().body() + " bytes"));
    }

    /** Of an answer whose body nobody wants, the head is all that matters. */
    @Override
    public void broken(Failure failure) {
        if (phase == Phase.BODY && !answer.wanted()) {
            conclude();
        } else {
            fail(failure);
        }
    }

    @Override
    void check(long now) {
        Failure overdue = overdue(now);
        if (overdue != null) {
            marked(() -> broken(overdue)).run();
        }
    }

    /** Storing a whole body is the disk's business: no deadline of the hop applies to it. */
    private Failure overdue(long now) {
        return switch (phase) {
            case CONNECT -> context.limits().connecting(now, timing.started());
            case HEAD, RECONNECT -> context.limits().awaitingHead(now, timing.sent());
            case BODY -> context.limits().readingBody(now, timing.sent(), body.since(now));
            case STORE, OVER -> null;
        };
    }

    private void conclude() {
        end(ending(Optional.empty()));
    }

    private void fail(Failure failure) {
        long bytes = body == null ? 0 : body.bytes();
        end(new Result.Failed(span(), failure.cause(), failure.detail(), status, bytes));
    }

    /** Settled first, so that nothing that the reset sets off can change the result. */
    private void end(Result result) {
        boolean open = phase == Phase.HEAD || phase == Phase.BODY;
        Sink unfinished = sink;
        settle(result);
        if (open) {
            request.reset();
        }
        if (open && unfinished != null) {
            unfinished.abort();
        }
    }

    private void settle(Result result) {
        if (phase == Phase.OVER) {
            return;
        }
        phase = Phase.OVER;
        context.deadlines().remove(this);
        if (body != null) {
            body.close();
        }
        context.marks().settled(() -> promise.complete(result));
    }

    private Result ending(Optional<Stored> stored) {
        return answer.ending().result(span(), body.bytes(), stored);
    }

    private Span span() {
        return timing.span(context.settings().lane().name());
    }

    private Work.Fetch fetch() {
        return (Work.Fetch) task.work();
    }

    @Override
    public Runnable marked(Runnable step) {
        Handler<Void> marked = step(nothing -> step.run());
        return () -> marked.handle(null);
    }

    /** Every handler of the task is one of these: it runs under the task's mark, and what it throws ends the hop. */
    private <T> Handler<T> step(Handler<T> handler) {
        return event -> {
            long outer = context.marks().enter(task.ordinal());
            try {
                handler.handle(event);
            } catch (RuntimeException | Error e) {
                fail(Causes.unforeseen(e));
            } finally {
                context.marks().leave(outer);
            }
        };
    }
}
