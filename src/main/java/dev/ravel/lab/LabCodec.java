package dev.ravel.lab;

import dev.ravel.config.LabConfig;
import dev.ravel.lab.Entry.Ending;
import dev.ravel.url.HostKey;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** What a lab and its parent process say to each other, as JSON. Both are of the same build, so it carries no version. */
final class LabCodec {
    private static final String PORT = "port";
    private static final String SECURE_PORT = "securePort";

    private LabCodec() {}

    /** What the parent asks for. */
    record Order(LabConfig config, boolean recording) {}

    static String order(Order order) {
        LabConfig config = order.config();
        return new JsonObject()
                .put("latencyMs", config.latencyMs())
                .put("hosts", config.hosts())
                .put(PORT, config.port())
                .put(SECURE_PORT, config.securePort())
                .put("seed", config.seed())
                .put("failureRate", config.failureRate())
                .put("failureStatus", config.failureStatus())
                .put("bytesPerSecond", config.bytesPerSecond())
                .put("badCertificates", config.badCertificates())
                .put("recording", order.recording())
                .encode();
    }

    static Order order(String text) {
        JsonObject json = new JsonObject(text);
        LabConfig config = new LabConfig(
                json.getLong("latencyMs"),
                json.getInteger("hosts"),
                json.getInteger(PORT),
                json.getInteger(SECURE_PORT),
                json.getLong("seed"),
                json.getDouble("failureRate"),
                json.getInteger("failureStatus"),
                json.getLong("bytesPerSecond"),
                json.getBoolean("badCertificates"),
                true);
        return new Order(config, json.getBoolean("recording"));
    }

    /** What the child answers when it listens. */
    static String ports(Ports ports) {
        return new JsonObject()
                .put(PORT, ports.http())
                .put(SECURE_PORT, ports.https())
                .put("expired", ports.expired())
                .put("wrongName", ports.wrongName())
                .encode();
    }

    static Ports ports(String line) {
        JsonObject json = new JsonObject(line);
        return new Ports(
                json.getInteger(PORT),
                json.getInteger(SECURE_PORT),
                json.getInteger("expired"),
                json.getInteger("wrongName"));
    }

    static Buffer entries(List<Entry> entries) {
        JsonArray array = new JsonArray();
        entries.forEach(entry -> array.add(entry(entry)));
        return array.toBuffer();
    }

    static List<Entry> entries(Buffer json) {
        return json.toJsonArray().stream()
                .map(element -> entry((JsonObject) element))
                .toList();
    }

    private static JsonObject entry(Entry entry) {
        return new JsonObject()
                .put("sequence", entry.sequence())
                .put("host", entry.host().host())
                .put(PORT, entry.host().port())
                .put("method", entry.method())
                .put("target", entry.target())
                .put("nth", entry.nth())
                .put("arrivedNanos", entry.arrivedNanos())
                .put("endedNanos", entry.endedNanos())
                .put("status", entry.status())
                .put("ending", entry.ending().name())
                .put("inFlight", entry.inFlight());
    }

    private static Entry entry(JsonObject json) {
        return new Entry(
                json.getLong("sequence"),
                new HostKey(json.getString("host"), json.getInteger(PORT)),
                json.getString("method"),
                json.getString("target"),
                json.getInteger("nth"),
                json.getLong("arrivedNanos"),
                json.getLong("endedNanos"),
                json.getInteger("status"),
                Ending.valueOf(json.getString("ending")),
                json.getInteger("inFlight"));
    }
}
