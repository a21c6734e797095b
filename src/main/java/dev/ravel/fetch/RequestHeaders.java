package dev.ravel.fetch;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Map;

/** The headers of every request, built once: all of them, and those that may go along to another origin. */
final class RequestHeaders {
    private final MultiMap all = HttpHeaders.headers();
    private final MultiMap bare = HttpHeaders.headers();

    /**
     * @param asked what the job wants sent; it replaces a default of the same name
     * @throws IllegalArgumentException when a name or a value cannot be sent in HTTP
     */
    RequestHeaders(Map<String, String> asked, String userAgent) {
        asked.forEach(this::add);
        orElse("User-Agent", userAgent);
        orElse("Accept", "*/*");
        orElse("Accept-Encoding", "gzip, deflate");
    }

    MultiMap all() {
        return all;
    }

    /** {@code User-Agent} and the {@code Accept} family. */
    MultiMap bare() {
        return bare;
    }

    private void orElse(String name, String value) {
        if (!all.contains(name)) {
            add(name, value);
        }
    }

    private void add(String name, String value) {
        all.add(name, value);
        if (travels(name.toLowerCase(Locale.ROOT))) {
            bare.add(name, value);
        }
    }

    private static boolean travels(String name) {
        return name.equals("user-agent") || name.equals("accept") || name.startsWith("accept-");
    }
}
