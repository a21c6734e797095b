package dev.ravel.queue.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import com.rabbitmq.client.GetResponse;

/**
 * What came from a queue, and is to be acknowledged on the connection by which it came.
 *
 * @param again whether it was in somebody's hands before
 */
record Message(Wire wire, long tag, boolean again, BasicProperties properties, byte[] body) {
    static Message of(Wire wire, Envelope envelope, BasicProperties properties, byte[] body) {
        return new Message(wire, envelope.getDeliveryTag(), envelope.isRedeliver(), properties, body);
    }

    static Message of(Wire wire, GetResponse got) {
        return of(wire, got.getEnvelope(), got.getProps(), got.getBody());
    }

    Stamp stamp() {
        return Stamp.of(properties);
    }

    /** Others get it, first of all. */
    void giveBack() {
        wire.giveBack(tag);
    }

    int returns() {
        return Stamp.returns(properties);
    }

    /** It is gone, if the connection still stands; otherwise others get it, or have it. */
    void acknowledge() {
        wire.acknowledge(tag);
    }
}
