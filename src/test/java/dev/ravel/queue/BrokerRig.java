package dev.ravel.queue;

import dev.ravel.bus.Ticket;
import dev.ravel.queue.Broker.Subscription;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;

/**
 * What the tests of all brokers have in common: connections of several parties to the same broker, on one context. Every
 * test finds the broker empty: where it outlives a test, the make uses another name for each.
 */
public abstract class BrokerRig {
    protected static final int MANY = 100;
    protected static final Tickets JOB = Tickets.of("job");
    protected final BrokerContext context = new BrokerContext();
    private final List<Broker> brokers = new ArrayList<>();
    private int workers;

    /** The broker of this test. */
    protected abstract BrokerMake make();

    /** After how much silence of a worker its tasks are given to others. */
    protected final Duration claim() {
        return make().claim();
    }

    /** On the context. */
    protected final void loseClaims(Broker broker) {
        make().loseClaims(broker);
    }

    /** Whether tasks that are submitted again are passed over. */
    protected boolean knowsWhatWasSubmitted() {
        return true;
    }

    @AfterEach
    protected void closeAll() {
        context.await(make()::over);
        brokers.forEach(broker -> context.await(broker::close));
        context.close();
    }

    protected final Broker connect() {
        Broker broker = context.await(() -> make().open(context.clockwork()).map(opened -> (Broker) opened));
        brokers.add(broker);
        return broker;
    }

    protected final void killed(Broker broker) {
        brokers.remove(broker);
        context.get(() -> {
            make().kill(broker);
            return null;
        });
    }

    protected final void submit(Broker broker, List<Ticket> tickets) {
        context.await(() -> broker.submit(tickets));
    }

    protected final Order plain(int slots, String... queues) {
        return new Order("worker-" + workers++, List.of(queues), List.of(), slots, 1);
    }

    protected final Order shards(int window) {
        return new Order("worker-" + workers++, List.of(), Tickets.shards(), 1, window);
    }

    /** Takes, and does this with all that comes. */
    protected final RecordingTaker take(Broker broker, Order order, Consumer<Delivery> reaction) {
        RecordingTaker taker = new RecordingTaker();
        taker.react(reaction);
        take(broker, order, taker);
        return taker;
    }

    protected final Subscription take(Broker broker, Order order, RecordingTaker taker) {
        return context.await(() -> broker.take(order, taker));
    }

    /** Takes, and keeps all in hand. */
    protected final RecordingTaker take(Broker broker, Order order) {
        return take(broker, order, delivery -> {});
    }

    /** Takes, begins and ends all that comes. */
    protected final RecordingTaker work(Broker broker, Order order) {
        RecordingTaker taker = new RecordingTaker();
        taker.react(taker::end);
        take(broker, order, taker);
        return taker;
    }

    protected final RecordingCollector collect(Broker broker) {
        RecordingCollector collector = new RecordingCollector();
        context.await(() -> broker.collect("job", MANY, collector));
        return collector;
    }

    protected final void run(Runnable action) {
        context.get(() -> {
            action.run();
            return null;
        });
    }
}
