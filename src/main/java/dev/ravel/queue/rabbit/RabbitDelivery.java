package dev.ravel.queue.rabbit;

import dev.ravel.bus.Notice;
import dev.ravel.bus.Ticket;
import dev.ravel.queue.Delivery;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.function.Supplier;

/** A message in the hands of a worker. Whoever takes it after a loss knows only of what was begun on shards. */
final class RabbitDelivery implements Delivery {
    private final Hand hand;
    private final Settling settling;
    private final Message message;
    private final Ticket ticket;
    private final int losses;
    /** As the next owner will know. */
    private boolean begun;

    private boolean settled;

    RabbitDelivery(Hand hand, Settling settling, Message message, Ticket ticket, int losses) {
        this.hand = hand;
        this.settling = settling;
        this.message = message;
        this.ticket = ticket;
        this.losses = losses;
    }

    Message message() {
        return message;
    }

    @Override
    public Ticket ticket() {
        return ticket;
    }

    @Override
    public String queue() {
        return hand.queue();
    }

    @Override
    public int losses() {
        return losses;
    }

    @Override
    public Future<Boolean> begin() {
        if (!hand.vouchesFor(this)) {
            return Future.succeededFuture(false);
        }
        if (begun) {
            return Future.succeededFuture(true);
        }
        Future<Void> known = hand.begins(this);
        begun = !message.again();
        return begun ? Future.succeededFuture(true) : known.map(v -> begun = true);
    }

    @Override
    public Future<Void> end(Notice.Ended notice) {
        return settle(() -> settling.end(message, ticket.job(), notice));
    }

    @Override
    public Future<Void> pass(Ticket next, Instant at) {
        return settle(() -> settling.pass(message, next, at));
    }

    @Override
    public Future<Void> giveBack() {
        return settle(() -> hand.takesBack(this));
    }

    @Override
    public Future<Void> bury(String reason) {
        return settle(() -> settling.bury(message, ticket, reason));
    }

    private Future<Void> settle(Supplier<Future<Void>> way) {
        if (settled) {
            throw new IllegalStateException("settled twice: ordinal " + ticket.ordinal());
        }
        settled = true;
        Future<Void> done = way.get();
        hand.letGo(this);
        return done;
    }
}
