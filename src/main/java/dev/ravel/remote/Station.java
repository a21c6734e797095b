package dev.ravel.remote;

import dev.ravel.bus.Link;
import dev.ravel.bus.Message;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Optional;

/**
 * A node's side: works for one coordinator after the other, never for two, and forgets no result before it is
 * acknowledged, unless there are too many.
 *
 * <p>Confined to the context of its clockwork, except {@link #leave}, which may be called from any thread.
 */
public final class Station {
    /** Results kept for coordinators that are gone. */
    private static final int MOST_CLAIMS = 10_000;

    private final House house;
    /** Written on the context only; read elsewhere to tell whether a call is worth an answer. */
    private volatile Optional<Service> current = Optional.empty();

    private Service latest;
    private volatile boolean leaving;

    public Station(Workplace workplace, Clockwork clockwork, StationListener listener) {
        Premises premises = new Premises(workplace, clockwork);
        house = new House(premises, new Claims(MOST_CLAIMS), clockwork, listener, this::admit);
    }

    /** Whether any call is worth an answer. */
    public boolean free() {
        return !leaving && current.map(Service::free).orElse(true);
    }

    /**
     * Whether this call is worth an answer: that of a run whose earlier start this node still works for is one, too; that of
     * a start that has said it is over is none.
     */
    public boolean free(Message.Call call) {
        return !leaving && current.map(service -> worthwhile(service, call)).orElse(true);
    }

    private static boolean worthwhile(Service served, Message.Call call) {
        return served.free() ? !served.heardOver(call) : resumed(served.call(), call);
    }

    private static boolean resumed(Message.Call served, Message.Call call) {
        return served.run().equals(call.run()) && !served.session().equals(call.session());
    }

    /**
     * The call was answered over this link. The node is the coordinator's from when it sends its job: only then is it sure
     * who called.
     */
    public Link.Hearer serve(Message.Call call, Link link) {
        latest = new Service(call, link, house);
        return latest;
    }

    /** A coordinator that sends its job over a later link has given up the earlier one. */
    private boolean replaced(Service next) {
        return next == latest
                && current.filter(service -> service.call().equals(next.call())).isPresent();
    }

    private boolean admit(Service next) {
        boolean may = free(next.call()) || (!leaving && replaced(next));
        if (may) {
            current.ifPresent(Service::abandon);
            current = Optional.of(next);
        }
        return may;
    }

    /**
     * Takes no more tasks, finishes what it has, says good-bye as soon as that is acknowledged; after {@code drain} at the
     * latest, then the rest is given up. Completes when the workplace is closed; never fails.
     */
    public Future<Void> leave(Duration drain) {
        Promise<Void> left = Promise.promise();
        house.clockwork().context().execute(() -> {
            leaving = true;
            Future<Void> parted = current.map(service -> service.leave(drain)).orElseGet(Future::succeededFuture);
            parted.onComplete(any -> house.premises().close().onComplete(closed -> left.complete()));
        });
        return left.future();
    }
}
