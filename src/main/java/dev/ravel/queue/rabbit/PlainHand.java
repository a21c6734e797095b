package dev.ravel.queue.rabbit;

import dev.ravel.queue.Taker;
import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a worker has in hand of a queue whose tasks anybody takes. */
final class PlainHand implements Hand, Line.Hearer {
    private final Office office;
    private final Taker taker;
    private final String name;
    private final Queue queue;
    private final Consumption consumption;
    private final Set<RabbitDelivery> held = new LinkedHashSet<>();

    PlainHand(Office office, Taker taker, String name, int slots) {
        this.office = office;
        this.taker = taker;
        this.name = name;
        this.queue = office.names().plain(name);
        this.consumption = new Consumption(office, List.of(queue), slots, this::came, this::late);
    }

    Future<Void> open() {
        office.line().hear(this);
        return consumption.start();
    }

    private void came(Message message) {
        office.read(message, queue).ifPresent(ticket -> {
            RabbitDelivery delivery = new RabbitDelivery(this, office.settling(), message, ticket, losses(message));
            held.add(delivery);
            taker.taken(delivery);
        });
    }

    private void late(Message message) {
        office.settling().back(message, queue, losses(message));
    }

    /** A worker has few at a time: what was in its hands it is likely to have begun. */
    private static int losses(Message message) {
        return message.stamp().losses() + message.returns();
    }

    @Override
    public void up(Wire wire) {
        // The consumption sees to it.
    }

    @Override
    public void down(Wire wire) {
        List<RabbitDelivery> all = List.copyOf(held);
        held.clear();
        all.forEach(taker::lost);
    }

    @Override
    public String queue() {
        return name;
    }

    @Override
    public boolean vouchesFor(RabbitDelivery delivery) {
        return office.pulse().vouchesFor(delivery.message().wire());
    }

    /** The broker counts what was in hand, begun or not. */
    @Override
    public Future<Void> begins(RabbitDelivery delivery) {
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> takesBack(RabbitDelivery delivery) {
        return office.settling().back(delivery.message(), queue, delivery.losses());
    }

    @Override
    public void letGo(RabbitDelivery delivery) {
        held.remove(delivery);
    }

    /** What is in hand may still be settled. */
    Future<Void> close() {
        return consumption.stop();
    }
}
