package dev.ravel.config.json;

import dev.ravel.config.QueueConfig;
import dev.ravel.config.QueueConfig.Role;
import dev.ravel.config.QueueConfig.Routes;
import dev.ravel.config.Secrets;
import dev.ravel.work.Kind;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what the block {@code deployment} says of a task queue. */
final class QueueReader {
    /** The keys besides {@code model} and {@code inner}. */
    static final List<String> KEYS = List.of(
            "broker",
            "name",
            "job",
            "roles",
            "queues",
            "routes",
            "shards",
            "prefetch",
            "window",
            "claimMs",
            "maxLosses",
            "patienceMs",
            "trust");

    private static final String HOSTS = "hosts";
    private static final int SHARDS = 16;

    private QueueReader() {}

    static QueueConfig read(Block block) {
        return new QueueConfig(
                broker(block.required("broker")),
                block.value("name", "ravel")
                        .map(given -> given.text().resolved())
                        .orElse("ravel"),
                block.value("job").map(given -> given.text().resolved()),
                roles(block),
                block.value("queues")
                        .map(given -> given.list().stream()
                                .map(queue -> queue.text().resolved())
                                .toList())
                        .orElse(List.of()),
                routes(block),
                block.integer("prefetch", 0),
                block.integer("window", 256),
                block.wholeNumber("claimMs", 10_000),
                block.integer("maxLosses", 5),
                block.wholeNumber("patienceMs", 60_000),
                block.value("trust").map(TrustFile::read));
    }

    /** A password that was masked when the conf was written down is none. */
    private static String broker(Value given) {
        String url = given.text().resolved();
        if (url.contains(Secrets.MASK)) {
            throw given.refused(
                    "is a masked secret: give it with -set deployment.broker=..., or write ${env:NAME} and set NAME");
        }
        return url;
    }

    private static Set<Role> roles(Block block) {
        Map<String, Role> words = new LinkedHashMap<>();
        for (Role role : Role.values()) {
            words.put(role.name().toLowerCase(Locale.ROOT), role);
        }
        return block.value("roles")
                .map(given -> given.list().stream()
                        .map(role -> words.get(role.oneOf(words.keySet())))
                        .collect(Collectors.toSet()))
                .orElse(EnumSet.allOf(Role.class));
    }

    private static Routes routes(Block block) {
        int shards = block.integer("shards", SHARDS);
        return block.read("routes", routes -> routes(routes, shards));
    }

    private static Routes routes(Block routes, int shards) {
        Map<Kind, String> kinds = new EnumMap<>(Kind.class);
        for (Kind kind : Kind.values()) {
            kinds.put(
                    kind,
                    routes.value(kind.label(), kind.label())
                            .map(given -> given.text().resolved())
                            .orElse(kind.label()));
        }
        Map<String, String> hosts = new LinkedHashMap<>();
        routes.value(HOSTS).map(Value::block).ifPresent(given -> given.keys()
                .forEach(host -> hosts.put(
                        host.toLowerCase(Locale.ROOT),
                        given.unnamed(host).text().resolved())));
        return new Routes(kinds, hosts, shards);
    }
}
