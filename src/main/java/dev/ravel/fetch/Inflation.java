package dev.ravel.fetch;

import io.vertx.core.buffer.Buffer;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/**
 * Inflates a gzip or deflate body, at most one slice at a time however far the bytes that were sent expand, and knows
 * whether it came to its end: the client's own decompression tells neither.
 *
 * <p>Several gzip members in a row are one body (RFC 1952, section 2.2). Deflate is taken with and without the zlib
 * wrapper, because servers send both (RFC 9110, section 8.4.1.2). An empty body is whole.
 */
final class Inflation implements Decoding {
    private static final int TRAILER_LENGTH = 8;

    private enum Part {
        HEADER,
        DATA,
        TRAILER,
        END
    }

    private final boolean gzip;
    private final byte[] slice;
    private final CRC32 checksum = new CRC32();
    private Part part = Part.HEADER;
    private GzipHeader header = new GzipHeader();
    private Inflater inflater;
    private byte[] sent = {};
    private int at;
    private boolean more;
    private boolean begun;
    private long trailer;
    private int trailerBytes;

    Inflation(boolean gzip, byte[] slice) {
        this.gzip = gzip;
        this.slice = slice;
    }

    @Override
    public void feed(Buffer bytes) {
        sent = bytes.getBytes();
        at = 0;
        begun |= sent.length > 0;
    }

    @Override
    public Buffer next() throws ZipException {
        while (at < sent.length || more) {
            int length = step();
            if (length > 0) {
                return Buffer.buffer(length).appendBytes(slice, 0, length);
            }
        }
        return null;
    }

    @Override
    public boolean whole() {
        return part == Part.END || !begun;
    }

    @Override
    public void close() {
        if (inflater != null) {
            inflater.end();
            inflater = null;
        }
    }

    private int step() throws ZipException {
        return switch (part) {
            case HEADER -> header();
            case DATA -> inflate();
            case TRAILER -> trailer();
            case END -> another();
        };
    }

    private int header() throws ZipException {
        if (!gzip) {
            boolean zlib = (sent[at] & 0x0f) == 8;
            begin(new Inflater(!zlib));
        } else if (header.accept(sent[at++] & 0xff)) {
            begin(new Inflater(true));
        }
        return 0;
    }

    private void begin(Inflater fresh) {
        inflater = fresh;
        part = Part.DATA;
    }

    private int inflate() throws ZipException {
        if (inflater.needsInput() && at < sent.length) {
            inflater.setInput(sent, at, sent.length - at);
            at = sent.length;
        }
        int length = inflated();
        checksum.update(slice, 0, length);
        // Output can be pending when all input is consumed: only a slice that was not filled says that it is not.
        more = length == slice.length;
        if (inflater.finished()) {
            finish();
        }
        return length;
    }

    private int inflated() throws ZipException {
        try {
            int length = inflater.inflate(slice);
            if (inflater.needsDictionary()) {
                throw new ZipException("a preset dictionary is needed");
            }
            return length;
        } catch (DataFormatException e) {
            throw (ZipException) new ZipException("broken compression: " + e.getMessage()).initCause(e);
        }
    }

    private void finish() {
        at = sent.length - inflater.getRemaining();
        more = false;
        part = gzip ? Part.TRAILER : Part.END;
    }

    private int trailer() throws ZipException {
        trailer |= (sent[at++] & 0xffL) << (8 * trailerBytes++);
        if (trailerBytes == TRAILER_LENGTH) {
            long length = inflater.getBytesWritten() & 0xffffffffL;
            if (trailer != (checksum.getValue() | length << 32)) {
                throw new ZipException("the checksum or the length does not match");
            }
            part = Part.END;
        }
        return 0;
    }

    private int another() throws ZipException {
        if (!gzip) {
            throw new ZipException("bytes after the end of the compressed body");
        }
        close();
        header = new GzipHeader();
        checksum.reset();
        trailer = 0;
        trailerBytes = 0;
        part = Part.HEADER;
        return 0;
    }
}
