package dev.ravel.queue.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;

/** What is published. Nobody writes into the body any more. */
final class Parcel {
    private final String exchange;
    private final String key;
    private final BasicProperties properties;
    private final byte[] body;

    /** @param exchange empty: straight to the queue named by the key */
    Parcel(String exchange, String key, BasicProperties properties, byte[] body) {
        this.exchange = exchange;
        this.key = key;
        this.properties = properties;
        this.body = body;
    }

    /** Straight to a queue. */
    static Parcel to(String queue, BasicProperties properties, byte[] body) {
        return new Parcel("", queue, properties, body);
    }

    String exchange() {
        return exchange;
    }

    String key() {
        return key;
    }

    BasicProperties properties() {
        return properties;
    }

    byte[] body() {
        return body;
    }
}
