package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How each URL of a job is asked for: what of the {@code "job.fetch"} block a member needs. Times are milliseconds.
 *
 * @param headers sent with every request; references to the environment resolved
 * @param accept statuses beyond 2xx that count as done
 * @param maxBodyBytes the longest decoded body, or 0 for no limit
 * @param timeoutMs one hop, from its send to its last byte
 * @param trust the certificates to trust in place of the system's, as PEM
 */
public record RequestConfig(
        Map<String, String> headers,
        Set<Integer> accept,
        int maxRedirects,
        long maxBodyBytes,
        long timeoutMs,
        long connectTimeoutMs,
        long firstByteTimeoutMs,
        long idleTimeoutMs,
        Optional<String> trust) {
    public RequestConfig {
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        accept = Set.copyOf(accept);
        for (int status : accept) {
            require(
                    status >= 100 && status <= 599,
                    FetchConfig.PATH + "accept",
                    status,
                    "must be a status from 100 to 599");
        }
        require(maxRedirects >= 0, FetchConfig.PATH + "maxRedirects", maxRedirects, "must be at least 0");
        require(maxBodyBytes >= 0, FetchConfig.PATH + "maxBodyBytes", maxBodyBytes, "must be at least 0 (0: no limit)");
        Times.requireSome(FetchConfig.PATH + "timeoutMs", timeoutMs);
        Times.requireSome(FetchConfig.PATH + "connectTimeoutMs", connectTimeoutMs);
        Times.requireSome(FetchConfig.PATH + "firstByteTimeoutMs", firstByteTimeoutMs);
        Times.requireSome(FetchConfig.PATH + "idleTimeoutMs", idleTimeoutMs);
    }

    /** Without the values of headers: they may be secret. */
    @Override
    public String toString() {
        return "RequestConfig[headers=" + headers.keySet() + "]";
    }
}
