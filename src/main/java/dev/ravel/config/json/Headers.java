package dev.ravel.config.json;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a header may be: RFC 9110, sections 5.1 (names), 5.5 (values) and 5.6.2 (tokens). */
final class Headers {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    /** Visible characters, space and tab, and the upper half of Latin-1; no line ends, no other control. */
    private static final Pattern FIELD_VALUE = Pattern.compile("[\\t\\x20-\\x7E\\xA0-\\xFF]*");
    /** The framing of a request without a body is the client's own. */
    private static final Set<String> FRAMING = Set.of("content-length", "transfer-encoding");

    private Headers() {}

    static void add(Value header, String name, Map<String, String> headers) {
        if (!TOKEN.matcher(name).matches()) {
            throw header.refused("is not the name of a header (RFC 9110)");
        }
        if (headers.keySet().stream().anyMatch(name::equalsIgnoreCase)) {
            throw header.refused("is given twice; the case of a header's name does not matter");
        }
        if (FRAMING.stream().anyMatch(name::equalsIgnoreCase)) {
            throw header.refused("is set by the client");
        }
        String value = header.text().resolved();
        if (!FIELD_VALUE.matcher(value).matches()) {
            throw header.refused("holds a line end or another character that no header can carry (RFC 9110)");
        }
        headers.put(name, value);
    }
}
