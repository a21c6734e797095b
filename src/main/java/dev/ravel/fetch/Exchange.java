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
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.RequestOptions;
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
        BODY,
        STORE,
        OVER
    }

    private final FetchContext context;
    private final Task task;
    private final Promise<Result> promise = Promise.promise();
    private final Timing timing = new Timing();
    private Phase phase = Phase.CONNECT;
    private HttpClientRequest request;
    private int status;
    private Answer answer;
    private Body body;
    private Sink sink;

    Exchange(FetchContext context, Task task) {
        this.context = context;
        this.task = task;
    }

    Future<Result> start(HttpClient client, RequestOptions options) {
        context.deadlines().add(this);
        marked(() -> client.request(options).onComplete(step(this::connected))).run();
        return promise.future();
    }

    private void connected(AsyncResult<HttpClientRequest> arrival) {
        if (arrival.failed()) {
            fail(Causes.connecting(arrival.cause(), fetch().at().secure()));
        } else if (phase == Phase.OVER) {
            giveBack(arrival.result());
        } else {
            send(arrival.result());
        }
    }

    /** Nothing was sent on it: the reset returns the connection, unharmed, to the pool. */
    private static void giveBack(HttpClientRequest late) {
        late.exceptionHandler(HEARD_ELSEWHERE);
        late.reset();
    }

    private void send(HttpClientRequest connected) {
        request = connected;
        phase = Phase.HEAD;
        timing.send();
        request.exceptionHandler(HEARD_ELSEWHERE);
        request.send().onComplete(step(this::headed));
    }

    private void headed(AsyncResult<HttpClientResponse> head) {
        if (head.failed()) {
            fail(Causes.awaitingHead(head.cause()));
        } else if (phase != Phase.OVER) {
            read(head.result());
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
            case HEAD -> context.limits().awaitingHead(now, timing.sent());
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
