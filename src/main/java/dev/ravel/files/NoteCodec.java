package dev.ravel.files;

import dev.ravel.member.Extent;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Notes as JSON: {@code {"part":1,"urlSha256":"..","validator":"..","length":9,"name":"..","have":[[0,4],[6,8]]}}. */
final class NoteCodec {
    private static final int VERSION = 1;

    private NoteCodec() {}

    static byte[] encode(Note note) {
        JsonArray have = new JsonArray();
        note.have()
                .forEach(extent -> have.add(new JsonArray().add(extent.from()).add(extent.to())));
        return new JsonObject()
                .put("part", VERSION)
                .put("urlSha256", note.url())
                .put("validator", note.validator())
                .put("length", note.length())
                .put("name", note.name())
                .put("have", have)
                .toBuffer()
                .getBytes();
    }

    /** Empty for anything but a whole note of this version: its part is then worth nothing. */
    static Optional<Note> decode(byte[] bytes) {
        try {
            JsonObject json = new JsonObject(Buffer.buffer(bytes));
            if (json.getInteger("part", 0) != VERSION) {
                return Optional.empty();
            }
            List<Extent> have = json.getJsonArray("have").stream()
                    .map(pair -> extent((JsonArray) pair))
                    .toList();
            return Optional.of(new Note(
                    required(json, "urlSha256"),
                    required(json, "validator"),
                    json.getLong("length"),
                    required(json, "name"),
                    have));
        } catch (RuntimeException damaged) {
            return Optional.empty();
        }
    }

    private static Extent extent(JsonArray pair) {
        return new Extent(pair.getLong(0), pair.getLong(1));
    }

    private static String required(JsonObject json, String key) {
        String text = json.getString(key);
        if (text == null) {
            throw new IllegalArgumentException(key);
        }
        return text;
    }
}
