package dev.ravel.queue;

import io.vertx.core.Future;

/** Takes tasks from a broker, on the broker's context. */
public interface Taker {
    /** A task is in hand; it is to be settled by one of the methods of {@link Delivery}. */
    void taken(Delivery delivery);

    /** The claim on a task that was not settled is lost: it may be, or come to be, in other hands. */
    void lost(Delivery delivery);

    /** From now on the worker is the only one who takes tasks of this shard. */
    void owns(String shard);

    /**
     * Others have less than their share: this shard is to be given up. Nothing of it is begun from here on; completes when
     * what was begun is settled and the rest was given back.
     */
    Future<Void> yields(String shard);

    /** The worker is no longer the owner of the shard; its tasks are {@link #lost} besides. */
    void disowned(String shard);
}
