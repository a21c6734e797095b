package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The {@code "job.fetch"} block: which URLs, and how each is asked for. Times are milliseconds.
 *
 * @param from where the URLs come from
 * @param headers sent with every request; references to the environment resolved
 * @param accept statuses beyond 2xx that count as done
 * @param maxBodyBytes the longest decoded body, or 0 for no limit
 * @param timeoutMs one hop, from its send to its last byte
 * @param trust PEM file of the certificates to trust in place of the system's
 */
public record FetchConfig(
        UrlsConfig from,
        Map<String, String> headers,
        Set<Integer> accept,
        int maxRedirects,
        long maxBodyBytes,
        long timeoutMs,
        long connectTimeoutMs,
        long firstByteTimeoutMs,
        long idleTimeoutMs,
        Optional<Path> trust) {
    static final String PATH = "job.fetch.";

    public FetchConfig {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        accept = Set.copyOf(accept);
        for (int status : accept) {
            require(status >= 100 && status <= 599, PATH + "accept", status, "must be a status from 100 to 599");
        }
        require(maxRedirects >= 0, PATH + "maxRedirects", maxRedirects, "must be at least 0");
        require(maxBodyBytes >= 0, PATH + "maxBodyBytes", maxBodyBytes, "must be at least 0 (0: no limit)");
        Times.requireSome(PATH + "timeoutMs", timeoutMs);
        Times.requireSome(PATH + "connectTimeoutMs", connectTimeoutMs);
        Times.requireSome(PATH + "firstByteTimeoutMs", firstByteTimeoutMs);
        Times.requireSome(PATH + "idleTimeoutMs", idleTimeoutMs);
    }

    /** Without the headers: their values may be secret. */
    @Override
    public String toString() {
        return "FetchConfig[from=" + from + ", headers=" + headers.keySet() + "]";
    }
}
