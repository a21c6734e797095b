package dev.ravel.queue.rabbit;

import dev.ravel.bus.Ticket;
import dev.ravel.queue.Taker;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a worker has in hand of a shard. The broker lets one consumer at a time take from it, and that one learns of it by
 * the first message. It then reads what the owner before it had begun; what comes meanwhile waits.
 */
final class ShardHand implements Hand, Line.Hearer {
    /** There is one, or two where an owner was lost at the wrong moment; the last one counts. */
    private static final int NOTES = 8;

    private enum State {
        /** Another is the owner, or nobody has asked for anything. */
        WAITING,
        /** The owner, who does not yet know what the one before had begun. */
        READING,
        OWNING,
        /** The owner, who begins nothing more and keeps what comes until he is none. */
        LEAVING
    }

    private final Office office;
    private final Taker taker;
    private final String name;
    private final Queue queue;
    private final Queue notes;
    private final String owner;
    private final Consumption consumption;
    private final Set<RabbitDelivery> held = new LinkedHashSet<>();
    private final List<Message> kept = new ArrayList<>();
    private final Promise<Void> closed = Promise.promise();
    private State state = State.WAITING;
    private Begun begun;
    /** The note that is written soon. */
    private Optional<Promise<Void>> next = Optional.empty();

    private boolean closing;

    ShardHand(Office office, Taker taker, String name, String owner, int window) {
        this.office = office;
        this.taker = taker;
        this.name = name;
        this.owner = owner;
        this.queue = office.names().shard(name);
        this.notes = office.names().begun(name);
        this.begun = new Begun(owner);
        this.consumption = new Consumption(office, List.of(queue, notes), window, this::came, Message::giveBack);
    }

    Future<Void> open() {
        office.line().hear(this);
        return consumption.start();
    }

    @Override
    public String queue() {
        return name;
    }

    boolean owns() {
        return state == State.OWNING;
    }

    int inHand() {
        return held.size();
    }

    private void came(Message message) {
        switch (state) {
            case OWNING -> take(message);
            case READING, LEAVING -> kept.add(message);
            case WAITING -> {
                kept.add(message);
                if (!closing) {
                    state = State.READING;
                    read(message.wire());
                }
            }
        }
    }

    private void read(Wire wire) {
        office.line()
                .call(wire, on -> on.first(notes.name(), NOTES))
                .onSuccess(found -> {
                    if (office.line().stands(wire)) {
                        inherit(wire, found);
                    }
                })
                .onFailure(e -> resign(wire, List.of()));
    }

    /** Others are to have the shard, and the notes: this one cannot know what was begun. */
    private void resign(Wire wire, List<Message> found) {
        if (!office.line().stands(wire) || state != State.READING) {
            return;
        }
        found.forEach(Message::giveBack);
        if (closing) {
            depart();
        } else {
            state = State.LEAVING;
            consumption.rejoin().onComplete(v -> handBack());
        }
    }

    /** What the one before had begun stands in the own note before anything is begun. */
    private void inherit(Wire wire, List<Message> found) {
        begun = found.isEmpty()
                ? new Begun(owner)
                : Begun.inherited(owner, found.get(found.size() - 1).body());
        Future<Void> written = begun.isEmpty() ? Future.succeededFuture() : write(wire);
        written.onSuccess(v -> {
                    found.forEach(Message::acknowledge);
                    own(wire);
                })
                .onFailure(e -> resign(wire, found));
    }

    private Future<Void> write(Wire wire) {
        return office.post().put(wire, Addressed.to(notes, Stamp.PLAIN, begun.written()));
    }

    private void own(Wire wire) {
        if (closing) {
            depart();
            return;
        }
        if (!office.line().stands(wire)) {
            return;
        }
        state = State.OWNING;
        taker.owns(name);
        List<Message> all = List.copyOf(kept);
        kept.clear();
        all.forEach(this::came);
    }

    private void take(Message message) {
        office.read(message, queue).ifPresent(ticket -> {
            RabbitDelivery delivery =
                    new RabbitDelivery(this, office.settling(), message, ticket, losses(message, ticket));
            held.add(delivery);
            taker.taken(delivery);
        });
    }

    private int losses(Message message, Ticket ticket) {
        return message.stamp().losses() + (message.again() ? begun.losses(ticket) : 0);
    }

    @Override
    public boolean vouchesFor(RabbitDelivery delivery) {
        boolean mine = state == State.OWNING || closing;
        return mine && office.pulse().vouchesFor(delivery.message().wire());
    }

    @Override
    public Future<Void> begins(RabbitDelivery delivery) {
        begun.began(
                delivery.ticket(),
                delivery.losses() - delivery.message().stamp().losses());
        return note(delivery.message().wire());
    }

    /** What is begun together is noted together. */
    private Future<Void> note(Wire wire) {
        Promise<Void> note = next.orElseGet(() -> {
            Promise<Void> first = Promise.promise();
            next = Optional.of(first);
            office.line().clockwork().context().execute(() -> {
                next = Optional.empty();
                write(wire).onComplete(first);
            });
            return first;
        });
        return note.future();
    }

    /** While it owns the shard it would get it again at once: it goes to the end. */
    @Override
    public Future<Void> takesBack(RabbitDelivery delivery) {
        Message message = delivery.message();
        if (state == State.LEAVING && office.line().stands(message.wire())) {
            kept.add(message);
            return Future.succeededFuture();
        }
        return office.settling().back(message, queue, delivery.losses());
    }

    @Override
    public void letGo(RabbitDelivery delivery) {
        if (held.remove(delivery)) {
            begun.settled(delivery.ticket());
        }
        if (closing && held.isEmpty()) {
            depart();
        }
    }

    /** Gives the shard up; completes when others may have it and this worker stands behind them. */
    Future<Void> yields() {
        Wire wire = office.line().wire().orElseThrow();
        state = State.LEAVING;
        return taker.yields(name).transform(done -> {
            boolean still = state == State.LEAVING && office.line().stands(wire) && !closing;
            return still ? consumption.rejoin().onComplete(v -> handBack()) : Future.succeededFuture();
        });
    }

    /** To the head of the shard. Nobody else counts how often. */
    private void handBack() {
        state = State.WAITING;
        kept.forEach(Message::giveBack);
        kept.clear();
    }

    @Override
    public void up(Wire wire) {
        // The consumption sees to it.
    }

    @Override
    public void down(Wire wire) {
        boolean owned = state == State.OWNING || state == State.LEAVING;
        state = State.WAITING;
        kept.clear();
        List<RabbitDelivery> all = List.copyOf(held);
        held.clear();
        all.forEach(taker::lost);
        if (owned) {
            taker.disowned(name);
        }
        if (closing) {
            depart();
        }
    }

    /** Others have the shard as soon as nothing of it is in hand. Completes then, or at once where that may take long. */
    Future<Void> close() {
        closing = true;
        if (!held.isEmpty()) {
            state = State.LEAVING;
            return Future.succeededFuture();
        }
        if (state != State.READING) {
            depart();
        }
        return closed.future();
    }

    private void depart() {
        if (!closed.future().isComplete()) {
            office.line().unhear(this);
            consumption.stop().onComplete(v -> {
                handBack();
                closed.tryComplete();
            });
        }
    }
}
