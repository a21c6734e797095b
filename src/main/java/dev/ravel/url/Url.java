package dev.ravel.url;

/**
 * An absolute http or https URL, normalised: what goes on the wire, without a fragment. Parsing the text of one gives an
 * equal one.
 *
 * @param scheme {@code http} or {@code https}
 * @param host lower case, punycode for international names; an IPv6 address in its brackets
 * @param port the effective port, 1 to 65535
 * @param target path and query, percent-encoded, beginning with {@code /}
 */
public record Url(String scheme, String host, int port, String target) {
    /** The longest URL that is accepted, in characters, as written and as normalised. RFC 9110, section 4.1 asks for 8000. */
    public static final int MAX_LENGTH = 8192;

    static final String HTTP = "http";
    static final String HTTPS = "https";
    static final String NOT_HTTP = "must be an absolute http or https URL";
    static final String NO_HOST = "must name a host";
    static final String TOO_LONG = "must not be longer than " + MAX_LENGTH + " characters";

    /** {@code https://}, the longest host name and {@code :65535}. */
    private static final int LONGEST_ORIGIN = 8 + 254 + 6;

    /**
     * Parses an absolute URL as people write it: white space around it is dropped, and what may not stand on the wire is
     * percent-encoded as UTF-8.
     *
     * @throws InvalidUrlException for anything but http and https, for control characters, credentials, and impossible
     *     hosts and ports; the message is the rule and repeats nothing of the text
     */
    public static Url parse(String text) throws InvalidUrlException {
        Reference reference = Reference.of(text);
        if (reference.scheme() == null) {
            throw new InvalidUrlException(NOT_HTTP);
        }
        return absolute(reference.scheme(), reference);
    }

    /**
     * Resolves a reference, such as a Location header, against this URL (RFC 3986, section 5.2, strictly: {@code http:g}
     * is not relative).
     *
     * @throws InvalidUrlException as {@link #parse} does
     */
    public Url resolve(String reference) throws InvalidUrlException {
        Reference parts = Reference.of(reference);
        if (parts.scheme() != null) {
            return absolute(parts.scheme(), parts);
        }
        return parts.authority() != null ? absolute(scheme, parts) : relative(parts);
    }

    private static Url absolute(String scheme, Reference parts) throws InvalidUrlException {
        if (parts.authority() == null) {
            throw new InvalidUrlException(NO_HOST);
        }
        Authority authority = Authority.of(parts.authority(), defaultPort(scheme));
        return new Url(scheme, authority.host(), authority.port(), Target.of(parts.path(), parts.query())).bounded();
    }

    private Url relative(Reference parts) throws InvalidUrlException {
        if (!parts.path().isEmpty()) {
            return at(Target.of(Target.merge(path(), parts.path()), parts.query()));
        }
        return parts.query() == null ? this : at(Target.of(path(), parts.query()));
    }

    private Url at(String elsewhere) throws InvalidUrlException {
        return new Url(scheme, host, port, elsewhere).bounded();
    }

    private Url bounded() throws InvalidUrlException {
        if (target.length() > MAX_LENGTH - LONGEST_ORIGIN && toString().length() > MAX_LENGTH) {
            throw new InvalidUrlException(TOO_LONG);
        }
        return this;
    }

    public HostKey hostKey() {
        return new HostKey(host, port);
    }

    /** Whether scheme, host and port are the same (RFC 6454). */
    public boolean sameOrigin(Url other) {
        return port == other.port && host.equals(other.host) && scheme.equals(other.scheme);
    }

    public boolean secure() {
        return scheme.equals(HTTPS);
    }

    /**
     * The last segment of the path, percent-decoded as UTF-8; empty where the path ends with a slash. What is not
     * well-formed UTF-8 stays escaped. It may hold anything, slashes and control characters too: it is no file name yet.
     */
    public String lastSegment() {
        String path = path();
        return PercentEncoding.decode(path.substring(path.lastIndexOf('/') + 1));
    }

    private String path() {
        return Target.path(target);
    }

    private static int defaultPort(String scheme) {
        return scheme.equals(HTTPS) ? 443 : 80;
    }

    /** The URL as one writes it: the port only where it is not the scheme's default. */
    @Override
    public String toString() {
        String origin = scheme + "://" + host;
        return port == defaultPort(scheme) ? origin + target : origin + ":" + port + target;
    }
}
