package dev.ravel.queue.rabbit;

import com.rabbitmq.client.ConnectionFactory;
import dev.ravel.bus.Notice;
import dev.ravel.bus.Ticket;
import dev.ravel.queue.Broker;
import dev.ravel.queue.BrokerException;
import dev.ravel.queue.Connection;
import dev.ravel.queue.Order;
import dev.ravel.queue.Progress;
import dev.ravel.queue.Taker;
import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tasks and notices on a RabbitMQ. A claim is the connection itself: it lasts as long as the broker hears of it. Waits and
 * deadlines go by the wall clocks of whoever is concerned.
 *
 * <p>A queue looks at its head only: without any worker, what is to expire does so when all before it belongs to jobs that
 * expire too, and within some seconds. What has waited for its time comes to its queue without a lifetime, which the broker
 * takes off on the way: it does not expire before a worker takes it.
 *
 * <p>A task that was begun twice because a connection was lost, and a notice that was sent twice, are possible; a lost one is
 * not. What is submitted again is passed over up to the last batch of which the submitter knew that it was durable.
 */
public final class RabbitBroker implements Broker {
    private final Line line;
    private final Office office;
    private final Ledger ledger;
    private final Jobs jobs;
    private final Standings standings;
    private final Lapsed lapsed;
    private final DeadLetters dead;

    private RabbitBroker(Line line, Names names, Pulse pulse, Duration patience) {
        this.line = line;
        InstantSource clock = InstantSource.system();
        Post post = new Post(line);
        this.office = new Office(line, post, new Settling(line, post, new Mail(names, clock)), pulse);
        this.ledger = new Ledger(line, names, patience);
        this.jobs = new Jobs(office, ledger);
        this.standings = new Standings(names, jobs, ledger);
        this.lapsed = new Lapsed(office);
        this.dead = new DeadLetters(new Mail(names, clock));
    }

    /**
     * Completes with the first connection; fails with a {@link BrokerException} where there is none for too long, or where
     * the broker has the queues of another version, or with another number of shards. To be called on the context.
     */
    public static Future<Broker> open(Connection settings, Clockwork clockwork) {
        try {
            Endpoint endpoint = Endpoint.of(settings.url());
            return open(endpoint, endpoint.factory(settings), settings, clockwork)
                    .map(broker -> broker);
        } catch (BrokerException e) {
            return Future.failedFuture(e);
        }
    }

    static Future<RabbitBroker> open(
            Endpoint endpoint, ConnectionFactory factory, Connection settings, Clockwork clockwork) {
        Quiet.please();
        Threads threads = Threads.start();
        factory.setThreadFactory(Threads.DAEMONS);
        Names names = new Names(settings.name());
        Fitting fitting = new Fitting(endpoint, names, settings.shards());
        Line line = new Line(endpoint, settings, clockwork, threads, () -> fitting.fit(factory, threads, clockwork));
        Pulse pulse = new Pulse(line, settings.claim(), names.lapsed());
        RabbitBroker broker = new RabbitBroker(line, names, pulse, settings.patience());
        return line.open().map(v -> broker).recover(e -> broker.close().compose(v -> Future.failedFuture(e)));
    }

    @Override
    public Future<Void> submit(List<Ticket> tickets) {
        return jobs.submit(tickets);
    }

    @Override
    public Future<Void> tell(String job, Notice notice) {
        return jobs.tell(job, notice);
    }

    @Override
    public Future<Subscription> take(Order order, Taker taker) {
        return new RabbitSubscription(office, lapsed, order, taker).open();
    }

    @Override
    public Future<Subscription> collect(String job, int most, Collector collector) {
        return jobs.collect(job, most, collector);
    }

    /** See {@link Standings} for what is exact. */
    @Override
    public Future<Progress> progress(String job) {
        return standings.of(job);
    }

    @Override
    public Future<List<String>> jobs() {
        return jobs.list();
    }

    @Override
    public Future<List<DeadTask>> dead(Optional<String> job) {
        return ledger.look(channel -> dead.list(channel, job));
    }

    @Override
    public Future<Integer> requeue(Optional<String> job) {
        return ledger.look(channel -> dead.requeue(channel, job));
    }

    @Override
    public Future<Integer> expire(String job) {
        return lapsed.sweep(job);
    }

    @Override
    public Future<Void> forget(String job) {
        return jobs.forget(job);
    }

    @Override
    public Future<Void> close() {
        office.pulse().close();
        return line.close();
    }
}
