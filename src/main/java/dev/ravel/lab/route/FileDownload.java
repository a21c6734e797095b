package dev.ravel.lab.route;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import java.util.function.Supplier;

/** {@code /file/NAME?bytes=N}: bytes that depend on seed and NAME alone; a longer file begins with the shorter one. */
final class FileDownload implements Answer {
    private static final long DEFAULT_BYTES = 1L << 20;
    private static final long MAX_BYTES = 1L << 50;

    private final long seed;

    FileDownload(long seed) {
        this.seed = seed;
    }

    @Override
    public void answer(Visit visit) {
        long bytes = visit.number("bytes", DEFAULT_BYTES, 0, MAX_BYTES);
        Supplier<Buffer> body = new PseudoRandomBody(PseudoRandom.of(seed, visit.name()), bytes);
        visit.response().putHeader(HttpHeaders.CONTENT_TYPE, "application/octet-stream");
        if (visit.gzip()) {
            visit.response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip").setChunked(true);
            visit.stream(new Gzip(body));
        } else {
            visit.response().putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(bytes));
            visit.stream(body);
        }
    }
}
