package dev.ravel.bench.peer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a list of peers: a JSON array of objects, whose other keys are for people. */
public final class Peers {
    private static final List<String> KINDS = List.of("pages", "files", "sum");

    private Peers() {}

    public static List<Peer> parse(String json) {
        return new JsonArray(json).stream().map(each -> peer((JsonObject) each)).toList();
    }

    private static Peer peer(JsonObject peer) {
        Map<String, CommandLine> commands = new LinkedHashMap<>();
        KINDS.stream()
                .filter(peer::containsKey)
                .forEach(kind -> commands.put(kind, CommandLine.of(peer.getString(kind))));
        return new Peer(
                peer.getString("name"),
                commands,
                Optional.ofNullable(peer.getString("prepare")).map(CommandLine::of),
                peer.getBoolean("ceiling", false),
                without(peer));
    }

    private static Set<String> without(JsonObject peer) {
        Stream<String> names =
                peer.getJsonArray("without", new JsonArray()).stream().map(String.class::cast);
        return names.collect(Collectors.toSet());
    }
}
