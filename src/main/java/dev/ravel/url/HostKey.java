package dev.ravel.url;

/**
 * Whom politeness counts as one host: a lower-case name or address and the effective port.
 *
 * @param host lower case; an IPv6 address in its brackets
 * @param port 1 to 65535
 */
public record HostKey(String host, int port) {
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
