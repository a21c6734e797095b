package dev.ravel.cluster;

import dev.ravel.config.ClusterConfig;
import dev.ravel.config.ConfigException;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Where this node listens: an address of this machine, at which the port was free a moment ago. */
record OwnAddress(InetAddress address) {
    private static final String HOST = "deployment.host";

    /** Refuses a host that is not this machine's and a port that somebody listens on. May ask the name service. */
    static OwnAddress of(ClusterConfig config) {
        InetAddress address = resolved(config.host());
        if (!ours(address)) {
            throw new ConfigException(HOST, config.host(), "is not an address of this machine");
        }
        requireFree(address, config.port());
        return new OwnAddress(address);
    }

    private static InetAddress resolved(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new ConfigException(HOST, host, "is not known");
        }
    }

    /** All of 127/8 is this machine's, though its interface lists the first only. */
    private static boolean ours(InetAddress address) {
        try {
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return false;
        }
    }

    private static void requireFree(InetAddress address, int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw taken(address, port, e);
        }
    }

    private static ConfigException taken(InetAddress address, int port, IOException e) {
        String text = String.valueOf(e.getMessage());
        String rule = text.contains("in use")
                ? "is taken at " + address.getHostAddress()
                : "cannot be opened at " + address.getHostAddress() + ": " + text;
        return new ConfigException("deployment.port", port, rule);
    }

    boolean ipv6() {
        return address instanceof Inet6Address;
    }

    /** As a number, so that nobody looks it up again. */
    String literal() {
        return address.getHostAddress();
    }
}
