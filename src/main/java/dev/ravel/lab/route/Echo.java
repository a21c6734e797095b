package dev.ravel.lab.route;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** {@code /echo}: the request as it arrived: method, path, target, and each header's values under its lower-case name. */
final class Echo implements Answer {
    @Override
    public void answer(Visit visit) {
        HttpServerRequest request = visit.request();
        JsonObject seen = new JsonObject()
                .put("method", request.method().name())
                .put("path", visit.path())
                .put("target", request.uri())
                .put("headers", headers(request));
        visit.send("application/json", seen.toBuffer());
    }

    private static JsonObject headers(HttpServerRequest request) {
        JsonObject headers = new JsonObject();
        request.headers()
                .names()
                .forEach(name -> headers.put(
                        name.toLowerCase(Locale.ROOT),
                        new JsonArray(request.headers().getAll(name))));
        return headers;
    }
}
