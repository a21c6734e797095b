package dev.ravel.queue.redis;

import dev.ravel.bus.TicketCodec;
import dev.ravel.queue.Broker;
import dev.ravel.queue.BrokerMake;
import dev.ravel.queue.Connection;
import dev.ravel.queue.Tickets;
import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import redis.clients.jedis.Jedis;

/** Brokers over cables to one Redis, each test's under a name of its own. */
final class Plant implements BrokerMake {
    static final Duration CLAIM = Duration.ofMillis(900);
    private static final AtomicInteger NAMES = new AtomicInteger();

    private final RedisProcess redis;
    private final String name = "test-" + NAMES.incrementAndGet();
    private final Map<Broker, Cable> cables = new HashMap<>();
    private final List<Broker> killed = new CopyOnWriteArrayList<>();
    final List<String> told = new CopyOnWriteArrayList<>();

    Plant(RedisProcess redis) {
        this.redis = redis;
    }

    Connection connection(String url) {
        return connection(url, Tickets.SHARDS, Duration.ZERO);
    }

    Connection connection(String url, int shards, Duration patience) {
        return new Connection(url, name, Optional.empty(), shards, CLAIM, patience, told::add);
    }

    @Override
    public Future<Broker> open(Clockwork clockwork) {
        try {
            Cable cable = new Cable(redis.port());
            return RedisBroker.open(connection(cable.url()), clockwork).onSuccess(broker -> cables.put(broker, cable));
        } catch (IOException e) {
            return Future.failedFuture(e);
        }
    }

    Cable cable(Broker broker) {
        return cables.get(broker);
    }

    /** As if its process had been killed: what it had said until then is still sent by its machine. */
    @Override
    public void kill(Broker broker) {
        killed.add(broker);
        broker.jobs().onComplete(answer -> cable(broker).cut());
    }

    /** As if nothing had been heard of it, or of any worker for the time of a claim. */
    @Override
    public void loseClaims(Broker broker) {
        String expire =
                """
                for _, worker in ipairs(redis.call('ZRANGE', p .. 'workers', 0, -1)) do
                  redis.call('ZADD', p .. 'workers', 0, worker)
                end
                """;
        try (Jedis jedis = redis.jedis()) {
            jedis.eval(Script.read("common") + expire + Script.read("sweep"), 1, key(""));
        }
    }

    @Override
    public Duration claim() {
        return CLAIM;
    }

    String key(String of) {
        return name + ":" + of;
    }

    String mark(int shards) {
        return "format " + TicketCodec.FORMAT + " with " + shards + " shards";
    }

    /** What was killed has its threads still. */
    @Override
    public Future<Void> over() {
        return Future.join(killed.stream().map(Broker::close).toList())
                .onComplete(all -> cables.values().forEach(Plant::close))
                .mapEmpty();
    }

    private static void close(Cable cable) {
        try {
            cable.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
