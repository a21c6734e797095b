package dev.ravel.queue.redis;

import io.vertx.core.Promise;
import io.vertx.redis.client.Request;

/** A request on its way. */
final class Call {
    final Request request;
    final Promise<Reply> answer = Promise.promise();
    /** Whether it may be sent again where its answer was lost. */
    final boolean lasting;

    private int sent;

    Call(Request request, boolean lasting) {
        this.request = request;
        this.lasting = lasting;
    }

    void sent() {
        sent++;
    }

    boolean repeated() {
        return sent > 1;
    }
}
