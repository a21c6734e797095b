package dev.ravel.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Hosts of their own on one switch, made of Linux network namespaces: each has an address, and its cable can be pulled. Nothing
 * of them reaches the machine's own network, nor the other way round. Needs root and iproute2.
 */
public final class NetNamespaces implements AutoCloseable {
    private static final String SUBNET = "10.213.77.";
    private static final long SECONDS = 20;

    /** Namespaces outlive a killed test; the name tells whose they were. */
    private final String prefix = "ravel-" + ProcessHandle.current().pid() + "-";

    private final Map<String, String> addresses = new LinkedHashMap<>();

    private NetNamespaces() {}

    /** A switch with hosts at 10.213.77.1, .2, ... in the given order; each also has a loopback of its own. */
    public static NetNamespaces of(String... hosts) {
        NetNamespaces net = new NetNamespaces();
        try {
            net.build(hosts);
        } catch (RuntimeException | Error e) {
            net.close();
            throw e;
        }
        return net;
    }

    /** Skips the test, loudly, where namespaces cannot be made. */
    public static void requireSupported() {
        boolean able = supported();
        if (!able) {
            System.err.println("SKIPPED: a network that is cut needs network namespaces: run as root, with iproute2");
        }
        Assumptions.assumeTrue(able, "no network namespaces: run as root, with iproute2");
    }

    /** Whether this user can make a namespace here, and two ends of a cable. */
    public static boolean supported() {
        String probe = "ravel-" + ProcessHandle.current().pid() + "-probe";
        try {
            return run("ip", "netns", "add", probe).isEmpty()
                    && run("ip", "-n", probe, "link", "add", "name", "one", "type", "veth", "peer", "name", "two")
                            .isEmpty()
                    && run("ip", "-n", probe, "link", "add", "name", "three", "type", "bridge")
                            .isEmpty();
        } catch (IOException e) {
            return false;
        } finally {
            quietly("ip", "netns", "delete", probe);
        }
    }

    private void build(String... hosts) {
        must("ip", "netns", "add", wall());
        on(wall(), "link", "add", "name", "bridge", "type", "bridge");
        on(wall(), "link", "set", "bridge", "up");
        for (String host : hosts) {
            plugIn(host);
        }
    }

    private void plugIn(String host) {
        String address = SUBNET + (addresses.size() + 1);
        addresses.put(host, address);
        must("ip", "netns", "add", space(host));
        on(wall(), "link", "add", "name", port(host), "type", "veth", "peer", "name", "eth0", "netns", space(host));
        on(wall(), "link", "set", port(host), "master", "bridge");
        on(wall(), "link", "set", port(host), "up");
        on(space(host), "address", "add", address + "/24", "dev", "eth0");
        on(space(host), "link", "set", "lo", "up");
        on(space(host), "link", "set", "eth0", "up");
    }

    /** How to run a command on that host: {@code ip netns exec ...}, to be put before it. */
    public List<String> on(String host) {
        return List.of("ip", "netns", "exec", space(host));
    }

    public String address(String host) {
        return addresses.get(host);
    }

    /** Nothing reaches the host any more, and nothing that it sends arrives. Nobody is told. */
    public void cut(String host) {
        on(wall(), "link", "set", port(host), "down");
    }

    /** The cable is back. */
    public void heal(String host) {
        on(wall(), "link", "set", port(host), "up");
    }

    /** Removes all. Processes that still run there keep their namespace until they end. */
    @Override
    public void close() {
        addresses.keySet().forEach(host -> quietly("ip", "netns", "delete", space(host)));
        quietly("ip", "netns", "delete", wall());
    }

    private String wall() {
        return prefix + "switch";
    }

    private String space(String host) {
        return prefix + host;
    }

    /** Interfaces have names of at most 15 characters. */
    private String port(String host) {
        return "port" + addresses.get(host).substring(SUBNET.length());
    }

    private static void on(String space, String... words) {
        List<String> command = new ArrayList<>(List.of("ip", "-n", space));
        command.addAll(List.of(words));
        must(command.toArray(String[]::new));
    }

    private static void must(String... command) {
        try {
            String error = run(command);
            if (!error.isEmpty()) {
                throw new AssertionError(String.join(" ", command) + ": " + error);
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void quietly(String... command) {
        try {
            run(command);
        } catch (IOException e) {
            // No ip, so there is nothing to remove.
        }
    }

    /** What the command says where it fails; empty where it does not. */
    private static String run(String... command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        try {
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return "did not end within " + SECONDS + " s";
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "interrupted";
        }
        return process.exitValue() == 0 ? "" : "code " + process.exitValue() + " " + said;
    }
}
