package dev.ravel.deploy;

import io.vertx.core.json.JsonObject;

/**
 * What a parent tells its child, in a line that nobody else can read.
 *
 * @param port of the parent's socket on loopback; for a node of a cluster, its own
 * @param secret made for this run
 * @param nodeConfig what the child needs of the conf, as JSON
 */
record ChildOrder(int port, String secret, String node, String version, String nodeConfig) {
    String line() {
        return new JsonObject()
                .put("port", port)
                .put("secret", secret)
                .put("node", node)
                .put("version", version)
                .put("conf", nodeConfig)
                .encode();
    }

    static ChildOrder of(String line) {
        JsonObject json = new JsonObject(line);
        return new ChildOrder(
                json.getInteger("port"),
                json.getString("secret"),
                json.getString("node"),
                json.getString("version"),
                json.getString("conf"));
    }
}
