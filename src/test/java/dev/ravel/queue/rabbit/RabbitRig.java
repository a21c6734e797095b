package dev.ravel.queue.rabbit;

import com.rabbitmq.client.ConnectionFactory;
import dev.ravel.bus.Notice;
import dev.ravel.queue.Broker;
import dev.ravel.queue.BrokerException;
import dev.ravel.queue.BrokerMake;
import dev.ravel.queue.Connection;
import dev.ravel.queue.Tickets;
import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The connections of one test to RabbitMQ, under a name of its own, which it may cut. */
final class RabbitRig implements BrokerMake {
    static final Duration CLAIM = Duration.ofSeconds(2);

    final List<String> told = Collections.synchronizedList(new ArrayList<>());
    private final String name = TestRabbit.freshName();
    private final Map<Broker, Sockets> sockets = new HashMap<>();
    private final List<Future<Void>> killed = new ArrayList<>();

    Connection settings(int shards, Duration patience) {
        return new Connection(TestRabbit.url(), name, Optional.empty(), shards, CLAIM, patience, told::add);
    }

    @Override
    public Future<RabbitBroker> open(Clockwork clockwork) {
        return open(settings(Tickets.SHARDS, Duration.ZERO), clockwork);
    }

    Future<RabbitBroker> open(Connection settings, Clockwork clockwork) {
        try {
            Sockets own = new Sockets();
            Endpoint endpoint = Endpoint.of(settings.url());
            ConnectionFactory factory = endpoint.factory(settings);
            factory.setSocketFactory(own);
            return RabbitBroker.open(endpoint, factory, settings, clockwork)
                    .onSuccess(broker -> sockets.put(broker, own));
        } catch (BrokerException e) {
            return Future.failedFuture(e);
        }
    }

    Sockets sockets(Broker broker) {
        return sockets.get(broker);
    }

    /** Once all that it said has got through: it dies between two words. */
    @Override
    public void kill(Broker broker) {
        killed.add(broker.tell("killed", new Notice.Requeued(0)).transform(v -> {
            sockets(broker).refuse();
            sockets(broker).cut();
            return broker.close();
        }));
    }

    /** Completes when the killed ones have noticed. */
    @Override
    public Future<Void> over() {
        return Future.join(killed).mapEmpty();
    }

    @Override
    public void loseClaims(Broker broker) {
        cut(broker);
    }

    @Override
    public Duration claim() {
        return CLAIM;
    }

    void cut(Broker broker) {
        sockets(broker).cut();
    }
}
