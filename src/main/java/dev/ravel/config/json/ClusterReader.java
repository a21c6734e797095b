package dev.ravel.config.json;

import dev.ravel.config.ClusterConfig;
import dev.ravel.config.ClusterConfig.Tls;
import dev.ravel.work.Kind;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what the block {@code deployment} says of a cluster. */
final class ClusterReader {
    /** Hazelcast's own (com.hazelcast.config.NetworkConfig, DEFAULT_PORT). */
    private static final int PORT = 5701;

    private static final String LOOPBACK = "127.0.0.1";

    private static final int MAX_PORT = 65_535;

    private ClusterReader() {}

    static ClusterConfig read(Block block) {
        String host = text(block, "host", LOOPBACK);
        int port = block.integer("port", PORT);
        return new ClusterConfig(
                text(block, "name", "ravel"),
                host,
                port,
                members(block, host + ":" + port),
                block.integer("minMembers", 1),
                block.wholeNumber("joinTimeoutMs", 60_000),
                block.wholeNumber("leaseMs", 10_000),
                block.value("secret").map(given -> given.text().resolved()),
                block.value("tls").map(tls -> tls.block().readAll(ClusterReader::tls)));
    }

    /** The kinds of task that the node serves. */
    static Set<Kind> kinds(Block block) {
        Map<String, Kind> words = new LinkedHashMap<>();
        Arrays.stream(Kind.values()).forEach(kind -> words.put(kind.label(), kind));
        return block.value("kinds")
                .map(given -> given.list().stream()
                        .map(kind -> words.get(kind.oneOf(words.keySet())))
                        .collect(Collectors.toSet()))
                .orElse(EnumSet.allOf(Kind.class));
    }

    private static String text(Block block, String key, String absent) {
        return block.value(key, absent).map(given -> given.text().resolved()).orElse(absent);
    }

    private static List<String> members(Block block, String own) {
        return block.value("members")
                .map(given -> given.list().stream().map(ClusterReader::member).toList())
                .orElse(List.of(own));
    }

    private static String member(Value given) {
        String member = given.text().resolved();
        if (!member.matches("[^\\s:]+:\\d{1,5}|\\[[^\\s\\]]+\\]:\\d{1,5}")) {
            throw given.refused("must be host:port");
        }
        int port = Integer.parseInt(member.substring(member.lastIndexOf(':') + 1));
        if (port < 1 || port > MAX_PORT) {
            throw given.refused("must have a port from 1 to " + MAX_PORT);
        }
        return member;
    }

    private static Tls tls(Block tls) {
        return new Tls(
                tls.required("cert").input(),
                tls.required("key").input(),
                tls.required("trust").input());
    }
}
