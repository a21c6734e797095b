package dev.ravel.deploy;

import dev.ravel.config.QueueConfig;
import dev.ravel.queue.Broker;
import dev.ravel.queue.Connection;
import dev.ravel.queue.rabbit.RabbitBroker;
import dev.ravel.queue.redis.RedisBroker;
import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.LoggerFactory;

/** Opens the broker that a conf names. */
final class Brokers {
    private Brokers() {}

    /** The thread on which a broker is to be opened. */
    static CommsThread context() {
        // Both clients log through it, on threads of theirs: while it is being set up it would tell users about that.
        LoggerFactory.getILoggerFactory();
        return new CommsThread();
    }

    /**
     * @param patience how long the broker may be away; zero: for ever
     * @param told hears, in words, that it is away, or back
     */
    static Future<Broker> open(QueueConfig queue, Duration patience, Clockwork clockwork, Consumer<String> told) {
        Connection connection = new Connection(
                queue.broker(),
                queue.name(),
                queue.trust(),
                queue.routes().shards(),
                Duration.ofMillis(queue.claimMs()),
                patience,
                told);
        return queue.broker().startsWith("amqp")
                ? RabbitBroker.open(connection, clockwork)
                : RedisBroker.open(connection, clockwork);
    }
}
