package dev.ravel.lab.file;

import dev.ravel.lab.visit.Gzip;
import dev.ravel.lab.visit.PseudoRandomBody;
import dev.ravel.lab.visit.Visit;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;

/** One answer about one file: not at all, whole, compressed, or a part, at a rate, and cut off where the URL says so. */
final class FileAnswer {
    private static final long MAX_RATE = 1_000_000_000_000L;

    private final Visit visit;
    private final HttpServerResponse response;
    private final StoredFile file;
    private final RangeAnswer ranges;

    FileAnswer(Visit visit, StoredFile file) {
        this.visit = visit;
        this.response = visit.response();
        this.file = file;
        this.ranges = RangeAnswer.of(visit.text("ranges", "honest"));
    }

    void send() {
        putHeaders();
        if (file.validators().known(visit.request().headers())) {
            response.setStatusCode(304).end();
        } else if (visit.gzip()) {
            gzip();
        } else {
            partOrWhole();
        }
    }

    private void putHeaders() {
        file.validators().putInto(response.headers());
        if (ranges != RangeAnswer.IGNORE) {
            response.putHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        }
        String disposition = visit.text("disposition", "");
        if (!disposition.isEmpty()) {
            response.putHeader(HttpHeaders.CONTENT_DISPOSITION, disposition);
        }
    }

    private void gzip() {
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/octet-stream")
                .putHeader(HttpHeaders.CONTENT_ENCODING, "gzip")
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .setChunked(true);
        visit.stream(new Gzip(new PseudoRandomBody(file.content(), 0, file.bytes())), rate(), response::end);
    }

    /** Ranges are defined for GET alone (RFC 9110, section 14.2). */
    private void partOrWhole() {
        boolean heard =
                !visit.head() && file.validators().allowRange(visit.request().headers());
        RangeHeader asked = RangeHeader.parse(heard ? visit.request().getHeader("Range") : null, file.bytes());
        if (asked instanceof RangeHeader.Satisfiable satisfiable) {
            ranges.to(this, satisfiable.part());
        } else if (asked instanceof RangeHeader.Unsatisfiable && ranges != RangeAnswer.IGNORE) {
            unsatisfiable();
        } else {
            whole();
        }
    }

    void whole() {
        body(0, file.bytes());
    }

    /** @param contentRange the header; none where it is empty */
    void part(String contentRange, long from, long end) {
        response.setStatusCode(206);
        if (!contentRange.isEmpty()) {
            response.putHeader(HttpHeaders.CONTENT_RANGE, contentRange);
        }
        body(from, end);
    }

    void unsatisfiable() {
        response.putHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + file.bytes());
        visit.status(416, "416 Range Not Satisfiable");
    }

    private void body(long from, long end) {
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/octet-stream")
                .putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(end - from));
        Damage damage = Damage.of(visit, end - from);
        visit.stream(new PseudoRandomBody(file.content(), from, from + damage.bytes()), rate(), damage.end());
    }

    private long rate() {
        return visit.number("rate", 0, 0, MAX_RATE);
    }
}
