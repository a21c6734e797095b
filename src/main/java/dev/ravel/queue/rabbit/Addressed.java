package dev.ravel.queue.rabbit;

import java.util.List;

/**
 * A parcel, and the queues that have to be there for it to arrive.
 *
 * @param queues that in which it comes to lie first, and that to which it goes from there
 */
record Addressed(List<Queue> queues, Parcel parcel) {
    /** Straight to a queue. */
    static Addressed to(Queue queue, Stamp stamp, byte[] body) {
        return new Addressed(List.of(queue), Parcel.to(queue.name(), stamp.properties(), body));
    }

    /** By way of a queue in which it waits. */
    static Addressed by(Queue waiting, Queue queue, Stamp stamp, byte[] body) {
        String exchange = waiting.exchange().orElseThrow();
        return new Addressed(List.of(waiting, queue), new Parcel(exchange, queue.name(), stamp.properties(), body));
    }
}
