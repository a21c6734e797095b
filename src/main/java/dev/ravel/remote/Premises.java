package dev.ravel.remote;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.Message.Report;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Member;
import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.ProcessFacts;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.List;
import java.util.function.Function;

/** A workplace, opened and closed in turn whatever the order and speed of the wishes; answers come on the node's context. */
public final class Premises {
    private static final Report NOTHING = new Report(LoopFacts.NONE, ProcessFacts.NONE);

    private final Workplace workplace;
    private final Clockwork clockwork;
    private Future<?> before = Future.succeededFuture();
    private boolean open;

    public Premises(Workplace workplace, Clockwork clockwork) {
        this.workplace = workplace;
        this.clockwork = clockwork;
    }

    /** Opens it as soon as it is closed. */
    public Future<List<Member>> open(JobSettings job, Coordinator results) {
        return next(any -> {
            Future<List<Member>> opened = here(workplace.open(job, results));
            return opened.onSuccess(members -> open = true);
        });
    }

    /** Closes it as soon as it is open; where it was not, that has cost nothing. */
    public Future<Report> close() {
        return next(any -> {
            boolean wasOpen = open;
            open = false;
            return wasOpen ? here(workplace.close()) : Future.succeededFuture(NOTHING);
        });
    }

    private <T> Future<T> next(Function<Object, Future<T>> step) {
        Future<T> next = before.transform(step::apply);
        before = next;
        return next;
    }

    private <T> Future<T> here(Future<T> elsewhere) {
        Promise<T> promise = Promise.promise();
        elsewhere.onComplete(result -> clockwork.context().execute(() -> {
            if (result.succeeded()) {
                promise.complete(result.result());
            } else {
                promise.fail(result.cause());
            }
        }));
        return promise.future();
    }
}
