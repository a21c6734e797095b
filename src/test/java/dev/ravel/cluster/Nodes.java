package dev.ravel.cluster;

import dev.ravel.config.ClusterConfig;
import dev.ravel.config.ClusterConfig.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Confs of nodes on this machine, and the nodes of a test class: closed together, the last one first. */
final class Nodes implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<ClusterVertx> started = new ArrayList<>();
    private final String first = "127.0.0.1:" + freePort();

    /** The first one asked for has the port at which the others look for it. */
    ClusterConfig config() {
        return config(Optional.empty());
    }

    ClusterConfig config(Optional<Tls> tls) {
        int port = started.isEmpty() ? Integer.parseInt(first.substring(first.indexOf(':') + 1)) : freePort();
        return at("127.0.0.1", port, List.of(first), tls);
    }

    ClusterVertx start() {
        return start(config());
    }

    ClusterVertx start(ClusterConfig config) {
        ClusterVertx node = ClusterVertx.start(config);
        started.add(node);
        return node;
    }

    static ClusterConfig at(String host, int port) {
        return at(host, port, List.of(host + ":" + port), Optional.empty());
    }

    private static ClusterConfig at(String host, int port, List<String> members, Optional<Tls> tls) {
        return new ClusterConfig(
                "ravel-test", host, port, members, 1, 60_000, 10_000, Optional.of("sixteen or more letters"), tls);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int size() {
        return started.size();
    }

    /** Waits for what another thread brings about. */
    static void until(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within " + PATIENCE + ": " + what);
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        for (int i = started.size() - 1; i >= 0; i--) {
            started.get(i).close();
        }
    }
}
