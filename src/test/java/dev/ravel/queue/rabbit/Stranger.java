package dev.ravel.queue.rabbit;

import com.rabbitmq.client.Channel;
import dev.ravel.queue.Connection;

/** Somebody at the broker who is not Ravel. */
record Stranger(Connection settings) {
    /** What it does there. */
    interface Doing {
        void on(Channel channel, Names names) throws Exception;
    }

    void does(Doing doing) throws Exception {
        try (com.rabbitmq.client.Connection other =
                        Endpoint.of(settings.url()).factory(settings).newConnection();
                Channel channel = other.createChannel()) {
            doing.on(channel, new Names(settings.name()));
        }
    }
}
