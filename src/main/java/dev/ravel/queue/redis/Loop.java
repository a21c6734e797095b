package dev.ravel.queue.redis;

import dev.ravel.bus.LinkVertx;
import io.vertx.core.Context;
import io.vertx.core.Vertx;

/** The event loop of a broker's connections: it runs nothing else. */
record Loop(Vertx vertx, Context context) {
    static Loop start() {
        Vertx vertx = LinkVertx.start();
        return new Loop(vertx, vertx.getOrCreateContext());
    }
}
