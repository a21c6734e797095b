package dev.ravel.config.json;

import dev.ravel.config.DeploymentConfig;
import dev.ravel.config.DeploymentConfig.Cluster;
import dev.ravel.config.DeploymentConfig.EventLoop;
import dev.ravel.config.DeploymentConfig.Processes;
import dev.ravel.config.DeploymentConfig.Queue;
import dev.ravel.config.DeploymentConfig.Sequential;
import dev.ravel.config.DeploymentConfig.SumOn;
import dev.ravel.config.DeploymentConfig.VirtualThreads;
import dev.ravel.config.DeploymentConfig.Workers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the block {@code deployment}; says of a key that belongs to another model which that is. */
final class DeploymentReader {
    private static final String SEQUENTIAL = "sequential";
    private static final String EVENT_LOOP = "eventLoop";
    private static final String WORKERS = "workers";
    private static final String VIRTUAL_THREADS = "virtualThreads";
    private static final String PROCESSES = "processes";
    private static final String CLUSTER = "cluster";
    private static final String QUEUE = "queue";
    /** Those in which a process may have no job of its own. */
    static final Set<String> SERVING = Set.of(CLUSTER, QUEUE);

    private static final int IN_FLIGHT = 64;

    /** The keys of every model besides {@code model}. */
    private static final Map<String, List<String>> KEYS = new LinkedHashMap<>();

    static {
        KEYS.put(SEQUENTIAL, List.of());
        KEYS.put(EVENT_LOOP, List.of("instances", "inFlight", "sumOn", "threads"));
        KEYS.put(WORKERS, List.of("threads", "gil"));
        KEYS.put(VIRTUAL_THREADS, List.of("inFlight"));
        KEYS.put(PROCESSES, List.of("processes", "inner"));
        KEYS.put(
                CLUSTER,
                List.of(
                        "name",
                        "host",
                        "port",
                        "members",
                        "minMembers",
                        "joinTimeoutMs",
                        "leaseMs",
                        "secret",
                        "tls",
                        "inner",
                        "works",
                        "kinds",
                        "nodes"));
        KEYS.put(
                QUEUE,
                Stream.concat(QueueReader.KEYS.stream(), Stream.of("inner")).toList());
    }

    private DeploymentReader() {}

    static DeploymentConfig read(Block block) {
        // A deployment file may name its schema, as a conf may.
        block.value("$schema");
        String model = block.oneOf(KEYS.keySet(), "model", EVENT_LOOP);
        block.keys().stream()
                .filter(key -> !KEYS.get(model).contains(key))
                .forEach(key -> refuseOfAnotherModel(block, key, model));
        return switch (model) {
            case SEQUENTIAL -> new Sequential();
            case WORKERS -> new Workers(threads(block), block.flag("gil", false));
            case VIRTUAL_THREADS -> new VirtualThreads(block.integer("inFlight", IN_FLIGHT));
            case PROCESSES -> new Processes(processes(block), inner(block));
            case CLUSTER ->
                new Cluster(
                        ClusterReader.read(block),
                        inner(block),
                        block.flag("works", true),
                        ClusterReader.kinds(block),
                        block.integer("nodes", 0));
            case QUEUE -> new Queue(QueueReader.read(block), inner(block));
            default -> eventLoop(block);
        };
    }

    private static EventLoop eventLoop(Block block) {
        int instances = block.integer("instances", 1);
        int inFlight = block.integer("inFlight", IN_FLIGHT);
        return new EventLoop(instances, inFlight, block.oneOf("sumOn", SumOn.WORKERS), threads(block));
    }

    private static int processes(Block block) {
        return block.integer("processes", Runtime.getRuntime().availableProcessors());
    }

    /** The deployment of a process, node or queue's worker: one that has none of these of its own. */
    private static DeploymentConfig inner(Block block) {
        Optional<Value> given = block.value("inner");
        DeploymentConfig inner =
                given.isPresent() ? given.get().block().readAll(DeploymentReader::read) : new Sequential();
        if (!inner.oneProcess()) {
            throw given.orElseThrow().refused("must be a model of one process, not " + inner.model());
        }
        return inner;
    }

    private static int threads(Block block) {
        return block.integer("threads", Runtime.getRuntime().availableProcessors());
    }

    private static void refuseOfAnotherModel(Block block, String key, String model) {
        String owners = KEYS.entrySet().stream()
                .filter(entry -> entry.getValue().contains(key))
                .map(Map.Entry::getKey)
                .collect(Collectors.joining(" and "));
        if (!owners.isEmpty()) {
            throw block.unnamed(key).refused("belongs to " + owners + "; the model is " + model);
        }
    }
}
