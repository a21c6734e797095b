package dev.ravel.queue.rabbit;

import io.vertx.core.Future;

/** What a worker has in hand of one queue. */
interface Hand {
    /** The name of the queue for the worker. */
    String queue();

    /** Whether the claim on it can be relied on. */
    boolean vouchesFor(RabbitDelivery delivery);

    /** It is begun; completes when whoever has the queue next will know. */
    Future<Void> begins(RabbitDelivery delivery);

    /** Others are to have it. */
    Future<Void> takesBack(RabbitDelivery delivery);

    /** It is settled, as far as the worker is concerned. */
    void letGo(RabbitDelivery delivery);
}
