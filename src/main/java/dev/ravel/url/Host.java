package dev.ravel.url;

import java.net.IDN;
import java.util.Locale;

/** Host names and addresses in their one normal spelling. Says nothing about whether a host exists. */
final class Host {
    private static final String ILLEGAL = "host has an illegal character";
    /** RFC 1035, section 2.3.4; without the dot that may end a name. */
    private static final int MAX_NAME = 253;

    private static final int MAX_LABEL = 63;

    private Host() {}

    /** A name in lower case and punycode, an IPv4 address, or an IPv6 address in its brackets. */
    static String normalised(String text) throws InvalidUrlException {
        if (text.startsWith("[")) {
            return bracketed(text);
        }
        String name = (Ascii.all(text) ? text : punycode(text)).toLowerCase(Locale.ROOT);
        String bare = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        if (name.isEmpty()) {
            throw new InvalidUrlException(Url.NO_HOST);
        }
        requireName(bare);
        if (Ipv4Address.looksLike(bare.substring(bare.lastIndexOf('.') + 1))) {
            Ipv4Address.parse(name);
        }
        return name;
    }

    private static String bracketed(String text) throws InvalidUrlException {
        if (text.indexOf(']') != text.length() - 1) {
            throw new InvalidUrlException(ILLEGAL);
        }
        return "[" + Ipv6Address.normalised(text.substring(1, text.length() - 1)) + "]";
    }

    /** IDNA 2003, the version that the JDK has; characters younger than its tables pass, as in any look-up. */
    private static String punycode(String name) throws InvalidUrlException {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw new InvalidUrlException("host is not a valid international name");
        }
    }

    private static void requireName(String name) throws InvalidUrlException {
        if (name.length() > MAX_NAME) {
            throw new InvalidUrlException("host must not be longer than " + MAX_NAME + " characters");
        }
        int start = 0;
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '.') {
                requireLabel(i - start);
                start = i + 1;
            } else if (!legal(name.charAt(i))) {
                throw new InvalidUrlException(ILLEGAL);
            }
        }
        requireLabel(name.length() - start);
    }

    private static void requireLabel(int length) throws InvalidUrlException {
        if (length < 1 || length > MAX_LABEL) {
            throw new InvalidUrlException("host must have 1 to " + MAX_LABEL + " characters between its dots");
        }
    }

    /** Letters, digits and hyphens (RFC 1123), and the underscore that names inside a network often have. */
    private static boolean legal(char c) {
        return Ascii.letter(c) || Ascii.digit(c) || c == '-' || c == '_';
    }
}
