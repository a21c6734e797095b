package dev.ravel.url;

/**
 * Whom politeness counts as one host: a lower-case name or address and the effective port.
 *
 * @param host lower case; an IPv6 address in its brackets
 * @param port 1 to 65535
 */
public record HostKey(String host, int port) {
    // By hand: every task looks its host up several times, and a record's own are linked at the first call.
    @Override
    public boolean equals(Object other) {
        return other instanceof HostKey that && port == that.port && host.equals(that.host);
    }

    @Override
    public int hashCode() {
        return 31 * host.hashCode() + port;
    }

    @Override
    public String toString() {
        return host + ":" + port;
    }
}
