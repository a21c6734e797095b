package dev.ravel.url;

/** The request target: path and query as they stand on the wire, the path without dot segments. */
final class Target {
    private Target() {}

    /**
     * @param path empty, or beginning with {@code /}
     * @param query null where there is none
     */
    static String of(String path, String query) {
        String flat = path.isEmpty() ? "/" : withoutDotSegments(path);
        return PercentEncoding.encode(query == null ? flat : flat + "?" + query);
    }

    /** The path of a target, its query left out. */
    static String path(String target) {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** A relative path put in the place of the last segment of {@code base} (RFC 3986, section 5.2.3). */
    static String merge(String base, String relative) {
        return relative.startsWith("/") ? relative : base.substring(0, base.lastIndexOf('/') + 1) + relative;
    }

    /** RFC 3986, section 5.2.4. */
    private static String withoutDotSegments(String path) {
        if (!path.contains("/.")) {
            return path;
        }
        StringBuilder out = new StringBuilder(path.length());
        int start = 1;
        while (start <= path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            append(path.substring(start, end), slash < 0, out);
            start = end + 1;
        }
        return out.toString();
    }

    private static void append(String segment, boolean last, StringBuilder out) {
        boolean up = segment.equals("..");
        if (up) {
            out.setLength(Math.max(0, out.lastIndexOf("/")));
        }
        if (!up && !segment.equals(".")) {
            out.append('/').append(segment);
        } else if (last) {
            out.append('/');
        }
    }
}
