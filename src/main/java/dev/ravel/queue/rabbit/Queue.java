package dev.ravel.queue.rabbit;

import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/**
 * A queue as it is declared: durable, by quorum.
 *
 * @param exchange through which messages come that keep the name of another queue as their key
 */
record Queue(String name, Map<String, Object> arguments, Optional<String> exchange) {
    /** Blocks; of no effect where it is there already, and refused where that one is another. */
    void declare(Channel channel) throws IOException {
        channel.queueDeclare(name, true, false, false, arguments);
        if (exchange.isPresent()) {
            channel.exchangeDeclare(exchange.get(), "fanout", true);
            channel.queueBind(name, exchange.get(), "");
        }
    }
}
