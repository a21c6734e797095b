package dev.ravel.queue.rabbit;

import dev.ravel.bus.Routes;
import dev.ravel.queue.Broker.Subscription;
import dev.ravel.queue.Order;
import dev.ravel.queue.Taker;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a worker takes: plain queues, shards as their turn comes, and in passing what has lapsed. */
final class RabbitSubscription implements Subscription {
    private final List<PlainHand> plain;
    private final List<ShardHand> shards;
    private final Consumption lapsed;
    private final List<Fairness> fairness;

    RabbitSubscription(Office office, Lapsed lapsed, Order order, Taker taker) {
        // Names are the worker's own, and a worker that comes back is another one.
        String owner = order.worker().replaceAll("\\s", "_") + ":" + UUID.randomUUID();
        this.plain = order.plain().stream()
                .map(queue -> new PlainHand(office, taker, queue, order.slots()))
                .toList();
        this.shards = order.shards().stream()
                .map(shard -> new ShardHand(office, taker, shard, owner, order.window()))
                .toList();
        this.lapsed = lapsed.consumption();
        this.fairness = byQueue().entrySet().stream()
                .map(queue -> new Fairness(office, queue.getKey(), queue.getValue()))
                .toList();
    }

    private Map<String, List<ShardHand>> byQueue() {
        return shards.stream().collect(Collectors.groupingBy(hand -> Routes.queueOf(hand.queue())));
    }

    Future<Subscription> open() {
        List<Future<Void>> all = new ArrayList<>();
        plain.forEach(hand -> all.add(hand.open()));
        shards.forEach(hand -> all.add(hand.open()));
        all.add(lapsed.start());
        fairness.forEach(one -> all.add(one.start()));
        return Future.join(all).map(v -> (Subscription) this);
    }

    @Override
    public Future<Void> close() {
        List<Future<Void>> all = new ArrayList<>();
        fairness.forEach(one -> all.add(one.stop()));
        plain.forEach(hand -> all.add(hand.close()));
        shards.forEach(hand -> all.add(hand.close()));
        all.add(lapsed.stop());
        return Future.join(all).mapEmpty();
    }
}
