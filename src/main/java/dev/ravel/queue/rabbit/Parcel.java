package dev.ravel.queue.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;

/**
 * What is published.
 *
 * @param exchange empty: straight to the queue named by the key
 */
record Parcel(String exchange, String key, BasicProperties properties, byte[] body) {
    /** Straight to a queue. */
    static Parcel to(String queue, BasicProperties properties, byte[] body) {
        return new Parcel("", queue, properties, body);
    }
}
