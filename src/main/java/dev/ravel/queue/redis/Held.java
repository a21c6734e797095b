package dev.ravel.queue.redis;

import dev.ravel.bus.Notice;
import dev.ravel.bus.Ticket;
import dev.ravel.queue.Delivery;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;

/** A task taken from a stream. */
final class Held implements Delivery {
    private final Tap tap;
    private final Claim claim;
    private final Ticket ticket;
    /** As Redis knows, or will. */
    private boolean begun;

    private boolean settled;
    private boolean lost;

    Held(Tap tap, Claim claim, Ticket ticket) {
        this.tap = tap;
        this.claim = claim;
        this.ticket = ticket;
    }

    @Override
    public Ticket ticket() {
        return ticket;
    }

    @Override
    public String queue() {
        return claim.queue();
    }

    @Override
    public int losses() {
        return claim.entry().losses();
    }

    @Override
    public Future<Boolean> begin() {
        if (settled || lost || !tap.isTrusted()) {
            return Future.succeededFuture(false);
        }
        if (begun) {
            return Future.succeededFuture(true);
        }
        Future<Void> known = claim.begun();
        begun = !claim.entry().again();
        return begun ? Future.succeededFuture(true) : known.map(v -> begun = true);
    }

    @Override
    public Future<Void> end(Notice.Ended notice) {
        return settle(held -> held.end(notice));
    }

    @Override
    public Future<Void> pass(Ticket next, Instant at) {
        Duration delay = Duration.between(Instant.now(), at);
        return settle(held -> held.pass(next, delay)).onSuccess(v -> tap.movesAfter(delay));
    }

    @Override
    public Future<Void> giveBack() {
        return settle(Claim::giveBack);
    }

    @Override
    public Future<Void> bury(String reason) {
        return settle(held -> held.bury(ticket, reason));
    }

    /** The room is free when the request is on its way: what is asked after it is carried out after it. */
    private Future<Void> settle(Function<Claim, Future<Void>> step) {
        if (settled) {
            return Future.failedFuture(new IllegalStateException("the delivery was settled before"));
        }
        settled = true;
        tap.stir();
        Future<Void> end = step.apply(claim).onFailure(e -> tap.unsettled(claim, e));
        tap.settled(claim.entry().id(), this);
        return end;
    }

    void lose() {
        lost = true;
    }
}
