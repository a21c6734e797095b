package dev.ravel.lab.file;

import dev.ravel.lab.visit.HttpDate;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * By what a client can tell one version of a file from another, and what a request's conditions make of it (RFC 9110,
 * section 13). If-Match and If-Unmodified-Since are not heard.
 *
 * @param etag with its quotes, and {@code W/} before them where it is weak
 */
record Validators(Optional<String> etag, Optional<Instant> modified) {
    private static final String WEAK = "W/";

    void putInto(MultiMap headers) {
        etag.ifPresent(tag -> headers.set(HttpHeaders.ETAG, tag));
        modified.ifPresent(instant -> headers.set(HttpHeaders.LAST_MODIFIED, HttpDate.IMF.of(instant)));
    }

    /** Whether the client has this version: the answer is 304. If-None-Match, compared weakly, goes before the date. */
    boolean known(MultiMap request) {
        String tags = request.get(HttpHeaders.IF_NONE_MATCH);
        return tags != null ? anyOf(tags) : notModifiedSince(request.get(HttpHeaders.IF_MODIFIED_SINCE));
    }

    private boolean anyOf(String tags) {
        return tags.strip().equals("*")
                || Arrays.stream(tags.split(",")).map(String::strip).anyMatch(this::sameContent);
    }

    private boolean sameContent(String tag) {
        return etag.isPresent() && opaque(tag).equals(opaque(etag.get()));
    }

    private static String opaque(String tag) {
        return tag.startsWith(WEAK) ? tag.substring(WEAK.length()) : tag;
    }

    private boolean notModifiedSince(String date) {
        return date != null
                && modified.isPresent()
                && HttpDate.parse(date)
                        .filter(since -> !modified.get().isAfter(since))
                        .isPresent();
    }

    /** Whether a range may be served: there is no If-Range, or it names this version, by a strong tag or the exact date. */
    boolean allowRange(MultiMap request) {
        String version = request.get("If-Range");
        return version == null || sameTag(version.strip()) || sameDate(version.strip());
    }

    private boolean sameTag(String version) {
        return !version.startsWith(WEAK) && etag.filter(version::equals).isPresent();
    }

    private boolean sameDate(String version) {
        return modified.isPresent() && HttpDate.parse(version).equals(modified);
    }
}
