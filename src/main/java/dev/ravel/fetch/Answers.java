package dev.ravel.fetch;

import dev.ravel.member.Arrival;
import dev.ravel.member.Origin;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import java.util.Locale;
import java.util.Optional;

/** What the heads of answers with a body say of it. */
final class Answers {
    static final int OK = 200;
    private static final long UNKNOWN = -1;

    private Answers() {}

    static boolean identity(HttpClientResponse response) {
        String coding = response.getHeader(HttpHeaders.CONTENT_ENCODING);
        return coding == null || coding.isBlank() || coding.strip().equalsIgnoreCase("identity");
    }

    /** The length that was announced, or -1. */
    static long length(HttpClientResponse response) {
        String length = response.getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? UNKNOWN : Long.parseLong(length);
        } catch (NumberFormatException e) {
            return UNKNOWN;
        }
    }

    /**
     * What the head of an answer says of a body that is to be stored.
     *
     * @param offersRanges whether the server says that it gives ranges
     */
    record Head(int status, Arrival arrival, boolean offersRanges) {}

    /** @param resumable whether another request may ask for the rest */
    static Head head(HttpClientResponse response, String url, boolean resumable) {
        Optional<String> name = ContentDisposition.name(response.getHeader("Content-Disposition"));
        Optional<Origin> origin = resumable ? origin(response, url) : Optional.empty();
        boolean ranges = ranges(response).equals("bytes");
        return new Head(response.statusCode(), new Arrival(name, origin), ranges);
    }

    /** Only bytes as they are, of a known number, can be put together. */
    private static Optional<Origin> origin(HttpClientResponse response, String url) {
        long length = length(response);
        boolean one = response.statusCode() == OK && length > 0 && identity(response);
        return one && !ranges(response).equals("none")
                ? Validators.strong(response).map(validator -> new Origin(url, validator, length))
                : Optional.empty();
    }

    private static String ranges(HttpClientResponse response) {
        String ranges = response.getHeader(HttpHeaders.ACCEPT_RANGES);
        return ranges == null ? "" : ranges.strip().toLowerCase(Locale.ROOT);
    }
}
