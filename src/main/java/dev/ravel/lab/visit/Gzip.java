package dev.ravel.lab.visit;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;

/** A body compressed piece by piece into one gzip member (RFC 1952). */
public final class Gzip implements Supplier<Buffer> {
    private static final int BUFFER_BYTES = 8192;
    /** gzip as a whole element of Accept-Encoding, without a weight or with one above 0 (RFC 9110, section 12.5.3). */
    private static final Pattern ACCEPTED = Pattern.compile("(?i)(^|[,\\s])gzip\\s*($|,|;\\s*q=(1|0?\\.0*[1-9]))");

    private final Supplier<Buffer> plain;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final GZIPOutputStream gzip;
    private boolean finished;

    public Gzip(Supplier<Buffer> plain) {
        this.plain = plain;
        try {
            this.gzip = new GZIPOutputStream(out, BUFFER_BYTES, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static boolean acceptedBy(HttpServerRequest request) {
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        return accepted != null && ACCEPTED.matcher(accepted).find();
    }

    /** A whole body, compressed. */
    public static Buffer compress(Buffer body) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(compressed)) {
            gzip.write(body.getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(compressed.toByteArray());
    }

    /** The next piece, or null after the last one. */
    @Override
    public Buffer get() {
        return finished ? null : next();
    }

    private Buffer next() {
        try {
            compress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Buffer piece = Buffer.buffer(out.toByteArray());
        out.reset();
        return piece;
    }

    private void compress() throws IOException {
        Buffer next = plain.get();
        if (next == null) {
            finished = true;
            gzip.finish();
        } else {
            gzip.write(next.getBytes());
            gzip.flush();
        }
    }
}
