package dev.ravel.queue.rabbit;

import io.vertx.core.Future;

/** What a worker has in hand of one queue. */
interface Hand {
    /** The name of the queue for the worker. */
    String queue();

    /** The task is begun now, or must not be. */
    boolean begins(RabbitDelivery delivery);

    /** Others are to have it. */
    Future<Void> takesBack(RabbitDelivery delivery);

    /** It is settled, as far as the worker is concerned. */
    void letGo(RabbitDelivery delivery);
}
