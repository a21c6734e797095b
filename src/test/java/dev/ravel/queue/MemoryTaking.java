package dev.ravel.queue;

import io.vertx.core.Future;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A worker's subscription at a {@link MemoryStore}, and what it has in hand. */
final class MemoryTaking implements Broker.Subscription {
    private final MemoryStore store;
    private final MemoryBroker broker;
    private final Order order;
    private final Taker taker;
    private final Set<MemoryDelivery> inHand = new LinkedHashSet<>();
    private boolean open = true;

    MemoryTaking(MemoryStore store, MemoryBroker broker, Order order, Taker taker) {
        this.store = store;
        this.broker = broker;
        this.order = order;
        this.taker = taker;
    }

    /** Whether it takes more, or will when its connection is there again. */
    boolean open() {
        return open;
    }

    Order order() {
        return order;
    }

    MemoryBroker broker() {
        return broker;
    }

    MemoryStore store() {
        return store;
    }

    boolean takes(String queue) {
        return order.plain().contains(queue)
                ? inHand(queue) < order.slots()
                : store.shards.owned(queue, this) && inHand(queue) < order.window();
    }

    int inHand(String queue) {
        return (int) inHand.stream().filter(held -> held.queue().equals(queue)).count();
    }

    void give(String queue, MemoryTask task) {
        MemoryDelivery delivery = new MemoryDelivery(this, task, queue);
        inHand.add(delivery);
        broker.tell(() -> taker.taken(delivery));
    }

    void settled(MemoryDelivery delivery) {
        inHand.remove(delivery);
    }

    void owns(String shard) {
        broker.tell(() -> taker.owns(shard));
    }

    void yields(String shard, Runnable free) {
        broker.tell(() -> taker.yields(shard).onComplete(any -> broker.ask(free)));
    }

    @Override
    public Future<Void> close() {
        return broker.answer(() -> {
            open = false;
            store.leave(this);
            return null;
        });
    }

    /** All claims are over, and so is the ownership of all shards: the worker hears of it if it can. */
    void lapse(boolean lost) {
        List<String> owned = order.shards().stream()
                .filter(shard -> store.shards.owned(shard, this))
                .toList();
        store.shards.leave(this);
        List<MemoryDelivery> all = List.copyOf(inHand);
        inHand.clear();
        all.forEach(delivery -> delivery.lapse(lost));
        if (lost) {
            broker.tell(() -> {
                all.stream().filter(delivery -> !delivery.asked()).forEach(taker::lost);
                owned.forEach(taker::disowned);
            });
        }
    }
}
