package dev.ravel.fetch;

import dev.ravel.work.Result;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpClientResponse;
import java.util.Optional;

/** One hop whose body is read and counted, not kept. Settles exactly once. */
final class PageHop implements Exchange.Owner {
    /** A body that nobody wants is read this far, so that its connection can be used again. */
    static final long DRAIN_BYTES = 256 * 1024;

    private final FetchContext context;
    private final Exchange exchange;
    private final Promise<Result> promise = Promise.promise();
    private int status;
    private Answer answer;

    PageHop(FetchContext context, long ordinal, Exchange.Line line) {
        this.context = context;
        this.exchange = new Exchange(context, ordinal, line, this);
    }

    Future<Result> start() {
        exchange.start();
        return promise.future();
    }

    @Override
    public void headed(HttpClientResponse response) {
        status = response.statusCode();
        answer = Answer.of(response, context.settings().rules());
        if (Answer.endless(status)) {
            conclude();
            exchange.stop();
        } else {
            exchange.read(response, answer.wanted() ? context.limits().body() : DRAIN_BYTES);
        }
    }

    @Override
    public void whole() {
        conclude();
    }

    /** Of an answer whose body nobody wants, the head is all that matters. */
    @Override
    public void broken(Fault fault) {
        if (answer != null && !answer.wanted()) {
            conclude();
        } else {
            settle(fault.result(exchange.span(), status, exchange.bytes()));
        }
    }

    private void conclude() {
        settle(answer.ending().result(exchange.span(), exchange.bytes(), Optional.empty()));
    }

    private void settle(Result result) {
        context.marks().settled(() -> promise.tryComplete(result));
    }
}
