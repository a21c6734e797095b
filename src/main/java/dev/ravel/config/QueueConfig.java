package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;
import static dev.ravel.config.ConfigException.requireWithin;

import dev.ravel.work.Kind;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which broker keeps the tasks, and what this process does about them. Times are milliseconds.
 *
 * @param broker the URL of RabbitMQ or Redis, which may hold credentials: never printed
 * @param name stands before all names on the broker
 * @param job names the job on the broker; absent: a name of the run's own
 * @param roles what this process does; a conf without a job always and only works
 * @param queues those that it works on, all of {@code routes} where none are named
 * @param prefetch tasks of one plain queue that a worker has in hand at most besides those that its slots are free for
 * @param window how many tasks of one shard a worker has in hand at most, begun or not
 * @param claimMs after how much silence a worker loses its tasks to others
 * @param maxLosses after how many lost workers a task is dead
 * @param patienceMs how long a broker may be away before a run gives up
 * @param trust PEM of the authorities that vouch for the broker; absent: those of the JVM
 */
public record QueueConfig(
        String broker,
        String name,
        Optional<String> job,
        Set<Role> roles,
        List<String> queues,
        Routes routes,
        int prefetch,
        int window,
        long claimMs,
        int maxLosses,
        long patienceMs,
        Optional<String> trust) {
    private static final String PATH = "deployment.";
    private static final Set<String> SCHEMES = Set.of("amqp", "amqps", "redis", "rediss");
    private static final int MAX_SHARDS = 1024;
    /** RabbitMQ counts it in 16 bits. */
    private static final int MAX_WINDOW = 65_535;

    private static final int MAX_PREFETCH = 10_000;
    private static final int MAX_LOSSES = 1000;
    /** Below it the pauses of a busy machine look like deaths. */
    private static final long SHORTEST_CLAIM_MS = 500;

    private static final String WORD = "[A-Za-z0-9_-]{1,100}";
    private static final String WORD_RULE = "must be 1 to 100 letters, digits, - and _";

    /** What a process does for a job on a queue. */
    public enum Role {
        SUBMIT,
        WORK,
        COLLECT
    }

    /**
     * To which queues tasks go.
     *
     * @param kinds the queue of every kind
     * @param hosts those of fetches from hosts that have one of their own, by the name of the host
     * @param shards of every queue of fetches
     */
    public record Routes(Map<Kind, String> kinds, Map<String, String> hosts, int shards) {
        public Routes {
            kinds = Map.copyOf(kinds);
            hosts = Map.copyOf(hosts);
            requireWithin(1, MAX_SHARDS, PATH + "shards", shards);
            kinds.forEach((kind, queue) -> requireWord(PATH + "routes." + kind.label(), queue));
            hosts.forEach((host, queue) -> requireWord(PATH + "routes.hosts." + host, queue));
            for (Kind kind : Set.of(Kind.SUM, Kind.BLOCK)) {
                String queue = kinds.get(kind);
                boolean shared = queue.equals(kinds.get(Kind.FETCH)) || hosts.containsValue(queue);
                require(
                        !shared,
                        PATH + "routes." + kind.label(),
                        queue,
                        "is a queue of fetches, which is divided by host");
            }
        }

        /** Every queue that is named, once. */
        public List<String> queues() {
            return Stream.concat(kinds.values().stream(), hosts.values().stream())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    public QueueConfig {
        roles = Set.copyOf(roles);
        queues = List.copyOf(queues);
        requireUrl(broker);
        requireWord(PATH + "name", name);
        job.ifPresent(given -> requireWord(PATH + "job", given));
        require(!roles.isEmpty(), PATH + "roles", "[]", "must name at least one of submit, work, collect");
        queues.forEach(queue -> require(
                routes.queues().contains(queue),
                PATH + "queues",
                queue,
                "is none of the queues of deployment.routes: " + String.join(", ", routes.queues())));
        requireWithin(0, MAX_PREFETCH, PATH + "prefetch", prefetch);
        requireWithin(1, MAX_WINDOW, PATH + "window", window);
        requireWithin(SHORTEST_CLAIM_MS, Times.MAX_MS, PATH + "claimMs", claimMs);
        requireWithin(1, MAX_LOSSES, PATH + "maxLosses", maxLosses);
        Times.requireSome(PATH + "patienceMs", patienceMs);
    }

    private static void requireWord(String path, String word) {
        require(word.matches(WORD), path, word, WORD_RULE);
    }

    private static void requireUrl(String broker) {
        String rule = "must be a URL such as amqp://localhost or redis://localhost (also amqps, rediss)";
        URI url;
        try {
            url = URI.create(broker);
        } catch (IllegalArgumentException e) {
            throw new ConfigException(PATH + "broker", shown(broker), rule);
        }
        boolean known = url.getScheme() != null && SCHEMES.contains(url.getScheme()) && url.getHost() != null;
        require(known, PATH + "broker", shown(broker), rule);
    }

    /** A URL that is none may hold a password anywhere. */
    private static String shown(String broker) {
        int end = broker.indexOf("://");
        return end < 0 ? Secrets.MASK : broker.substring(0, end) + "://" + Secrets.MASK;
    }

    /** A process without a job can do nothing else. */
    void requireWork() {
        require(roles.contains(Role.WORK), PATH + "roles", words(), "a process without a job works, and nothing else");
    }

    private String words() {
        return roles.stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList()
                .toString();
    }

    /**
     * A process with a job that worked and never collected would never end.
     *
     * @param site whether the job asks a site that ends with this process
     */
    void requireRolesOfJob(boolean site) {
        require(
                !site || roles.contains(Role.COLLECT),
                PATH + "roles",
                words(),
                "submits URLs of the lab, which ends with this process: start it with -lab, and leave the block lab out");
        require(
                !roles.contains(Role.WORK) || roles.contains(Role.COLLECT),
                PATH + "roles",
                "work",
                "needs collect; a process that only works has a conf without a job");
    }

    /** The broker's kind, for people. */
    public String kind() {
        return broker.startsWith("amqp") ? "RabbitMQ" : "Redis";
    }

    /** Those that this process works on. */
    public List<String> served() {
        return queues.isEmpty() ? routes.queues() : queues;
    }

    /** Without credentials. */
    @Override
    public String toString() {
        return "QueueConfig[" + kind() + ", name=" + name + ", roles=" + roles + "]";
    }
}
