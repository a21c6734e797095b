package dev.ravel.deploy;

import io.vertx.core.json.JsonObject;

/** Writes and reads the one line that a child is told. */
final class ChildOrderCodec {
    private ChildOrderCodec() {}

    static String line(ChildOrder order) {
        return new JsonObject()
                .put("port", order.port())
                .put("secret", order.secret())
                .put("node", order.node())
                .put("version", order.version())
                .put("conf", order.nodeConfig())
                .encode();
    }

    static ChildOrder order(String line) {
        JsonObject json = new JsonObject(line);
        return new ChildOrder(
                json.getInteger("port"),
                json.getString("secret"),
                json.getString("node"),
                json.getString("version"),
                json.getString("conf"));
    }
}
