package dev.ravel.queue.rabbit;

import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.GetResponse;

/** What came from a queue, and is to be acknowledged on the connection by which it came. */
record Message(Wire wire, Delivery content) {
    static Message of(Wire wire, GetResponse got) {
        return new Message(wire, new Delivery(got.getEnvelope(), got.getProps(), got.getBody()));
    }

    private long tag() {
        return content.getEnvelope().getDeliveryTag();
    }

    /** Whether it was in somebody's hands before. */
    boolean again() {
        return content.getEnvelope().isRedeliver();
    }

    byte[] body() {
        return content.getBody();
    }

    Stamp stamp() {
        return Stamp.of(content.getProperties());
    }

    /** Others get it, first of all. */
    void giveBack() {
        wire.giveBack(tag());
    }

    int returns() {
        return Stamp.returns(content.getProperties());
    }

    /** It is gone, if the connection still stands; otherwise others get it, or have it. */
    void acknowledge() {
        wire.acknowledge(tag());
    }
}
