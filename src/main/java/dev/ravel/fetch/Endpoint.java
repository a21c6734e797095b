package dev.ravel.fetch;

import dev.ravel.url.Url;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.SocketAddress;

/** Whom a connection leads to. */
record Endpoint(String host, int port, boolean secure) {
    static Endpoint of(Url url) {
        return new Endpoint(url.host(), url.port(), url.secure());
    }

    /** What the Host header says. */
    HostAndPort authority() {
        return HostAndPort.create(host, port);
    }

    /** An IPv6 address has brackets in a URL and in the Host header, but none where it is connected to. */
    SocketAddress address() {
        return SocketAddress.inetSocketAddress(
                port, host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
    }

    // By hand: it is looked up for every request, and a record's own are linked at the first call.
    @Override
    public boolean equals(Object other) {
        return other instanceof Endpoint that && port == that.port && secure == that.secure && host.equals(that.host);
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + port;
    }
}
