package dev.ravel.lab.route;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/** A request as JSON: method, path, target, and each header's values under its lower-case name. */
final class EchoCodec {
    private EchoCodec() {}

    static Buffer encode(HttpServerRequest request) {
        return new JsonObject()
                .put("method", request.method().name())
                .put("path", request.path())
                .put("target", request.uri())
                .put("headers", headers(request))
                .toBuffer();
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
