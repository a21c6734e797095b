package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;
import static dev.ravel.config.ConfigException.requireWithin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a node finds its cluster, and whom it trusts there. Times are milliseconds.
 *
 * @param name only nodes of one name find each other
 * @param host the address of this node, by which the others reach it
 * @param port of Hazelcast, at this host
 * @param members where nodes may be, as {@code host:port}
 * @param minMembers nodes that a run waits for before its first task, the coordinator included where it works too
 * @param joinTimeoutMs how long a run waits for them, and for another one where all are gone
 * @param leaseMs after how much silence a node loses its tasks to others
 * @param secret what all nodes know; required beyond loopback
 * @param tls certificates for the event bus; absent: it is not encrypted
 */
public record ClusterConfig(
        String name,
        String host,
        int port,
        List<String> members,
        int minMembers,
        long joinTimeoutMs,
        long leaseMs,
        Optional<String> secret,
        Optional<Tls> tls) {
    private static final String PATH = "deployment.";
    private static final int MAX_PORT = 65_535;
    private static final int MAX_MEMBERS = 10_000;
    /** Below it the pauses of a busy machine look like deaths. */
    private static final long SHORTEST_LEASE_MS = 500;

    private static final int SHORTEST_SECRET = 16;

    /**
     * PEM files: this node's certificate and key, and the authorities whose certificates it takes from others.
     */
    public record Tls(Path cert, Path key, Path trust) {}

    public ClusterConfig {
        members = List.copyOf(members);
        require(!name.isBlank(), PATH + "name", name, "must not be blank");
        requireWithin(1, MAX_PORT, PATH + "port", port);
        requireWithin(1, MAX_MEMBERS, PATH + "minMembers", minMembers);
        Times.requireSome(PATH + "joinTimeoutMs", joinTimeoutMs);
        requireWithin(SHORTEST_LEASE_MS, Times.MAX_MS, PATH + "leaseMs", leaseMs);
        requireSecret(host, secret);
    }

    private static void requireSecret(String host, Optional<String> secret) {
        require(
                secret.isPresent() || loopback(host),
                PATH + "host",
                host,
                "is not loopback, so deployment.secret is needed: the same on every node, such as \"${env:RAVEL_SECRET}\"");
        secret.ifPresent(text -> require(
                text.length() >= SHORTEST_SECRET,
                PATH + "secret",
                "***",
                "must have at least " + SHORTEST_SECRET + " characters"));
    }

    /** Whether only this machine can reach it. Names other than localhost are not looked up. */
    public static boolean loopback(String host) {
        return host.equals("localhost") || host.equals("::1") || host.matches("127(\\.\\d{1,3}){3}");
    }

    /**
     * The same cluster, as seen from a node of this machine.
     *
     * @param number 0 for this very node, from 1 on for those beside it, on the ports after its own
     * @param others how many there are beside it
     */
    public ClusterConfig beside(int number, int others) {
        List<String> all = new ArrayList<>(members);
        for (int i = 0; i <= others; i++) {
            all.add(host + ":" + (port + i));
        }
        List<String> known = all.stream().distinct().toList();
        return new ClusterConfig(name, host, port + number, known, minMembers, joinTimeoutMs, leaseMs, secret, tls);
    }

    /** How this node is called in a run. */
    public String node() {
        return host + ":" + port;
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "ClusterConfig[name=" + name + ", host=" + host + ", port=" + port + "]";
    }
}
