package dev.ravel.queue;

import dev.ravel.bus.Ticket;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Remembers what a broker said to a worker, and does at once what the test wants done. Used on the broker's context only. */
public final class RecordingTaker implements Taker {
    /** All that was ever taken. */
    public final List<Delivery> taken = new ArrayList<>();

    /** Taken and neither settled by {@link #settle} nor lost. */
    public final Set<Delivery> inHand = new LinkedHashSet<>();

    public final List<Delivery> lost = new ArrayList<>();
    public final Set<String> owned = new LinkedHashSet<>();

    /** Taken from shards that were not owned then. */
    public final List<Delivery> uncalledFor = new ArrayList<>();

    private final Set<String> shards = Set.copyOf(Tickets.shards());
    private final Map<String, Integer> most = new HashMap<>();
    private Consumer<Delivery> reaction = delivery -> {};

    /** Does this with everything that is taken from now on. */
    public void react(Consumer<Delivery> wanted) {
        reaction = wanted;
    }

    /** The most that was in hand of the queue or shard at a time. */
    public int most(String queue) {
        return most.getOrDefault(queue, 0);
    }

    public List<Long> ordinals() {
        return taken.stream().map(delivery -> delivery.ticket().ordinal()).toList();
    }

    public List<Ticket> tickets() {
        return taken.stream().map(Delivery::ticket).toList();
    }

    public boolean has(long ordinal) {
        return inHand.stream().anyMatch(delivery -> delivery.ticket().ordinal() == ordinal);
    }

    /** The one in hand. */
    public Delivery delivery(long ordinal) {
        return inHand.stream()
                .filter(held -> held.ticket().ordinal() == ordinal)
                .findFirst()
                .orElseThrow();
    }

    /** Begins the task and ends it. */
    public Future<Void> end(Delivery delivery) {
        delivery.begin();
        return settle(delivery, delivery.end(Tickets.done(delivery.ticket())));
    }

    public Future<Void> settle(Delivery delivery, Future<Void> settled) {
        inHand.remove(delivery);
        return settled;
    }

    @Override
    public void taken(Delivery delivery) {
        taken.add(delivery);
        inHand.add(delivery);
        String queue = delivery.queue();
        long now = inHand.stream().filter(held -> held.queue().equals(queue)).count();
        most.merge(queue, (int) now, Math::max);
        if (shards.contains(queue) && !owned.contains(queue)) {
            uncalledFor.add(delivery);
        }
        reaction.accept(delivery);
    }

    @Override
    public void lost(Delivery delivery) {
        lost.add(delivery);
        inHand.remove(delivery);
    }

    @Override
    public void owns(String shard) {
        owned.add(shard);
    }

    /** Nothing is ever begun here without being settled at once: all of it is given back. */
    @Override
    public Future<Void> yields(String shard) {
        owned.remove(shard);
        List<Future<Void>> back = inHand.stream()
                .filter(delivery -> delivery.queue().equals(shard))
                .toList()
                .stream()
                .map(delivery -> settle(delivery, delivery.giveBack()))
                .toList();
        return Future.join(back).<Void>mapEmpty().otherwiseEmpty();
    }

    @Override
    public void disowned(String shard) {
        owned.remove(shard);
    }
}
