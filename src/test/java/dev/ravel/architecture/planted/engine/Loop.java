package dev.ravel.architecture.planted.engine;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;

/** Breaks the rules that only deploy deploys, and that JSON is decoded at the edges. */
public final class Loop {
    public Future<String> start(Vertx vertx, VerticleBase verticle) {
        return vertx.deployVerticle(verticle);
    }

    public JsonObject json() {
        return new JsonObject();
    }
}
