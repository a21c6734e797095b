package dev.ravel.url;

/**
 * Host and port, normalised.
 *
 * @param port 1 to 65535
 */
record Authority(String host, int port) {
    private static final int MAX_PORT = 65535;

    static Authority of(String text, int defaultPort) throws InvalidUrlException {
        if (text.indexOf('@') >= 0) {
            throw new InvalidUrlException("credentials in a URL are not accepted; use headers");
        }
        // The colons of an IPv6 address end with its bracket.
        int colon = text.indexOf(':', text.indexOf(']') + 1);
        String host = Host.normalised(colon < 0 ? text : text.substring(0, colon));
        return new Authority(host, colon < 0 ? defaultPort : port(text.substring(colon + 1), defaultPort));
    }

    /** An empty port is the default one (RFC 3986, section 3.2.3). */
    private static int port(String digits, int defaultPort) throws InvalidUrlException {
        int port = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            port = Ascii.digit(c) ? Math.min(port * 10 + c - '0', MAX_PORT + 1) : MAX_PORT + 1;
        }
        if (digits.isEmpty()) {
            return defaultPort;
        }
        if (port < 1 || port > MAX_PORT) {
            throw new InvalidUrlException("port must be from 1 to " + MAX_PORT);
        }
        return port;
    }
}
