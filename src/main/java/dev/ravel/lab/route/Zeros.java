package dev.ravel.lab.route;

import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;

/** Zeros, a piece at a time. */
final class Zeros implements Supplier<Buffer> {
    private static final int PIECE_BYTES = 65_536;

    private long left;

    Zeros(long bytes) {
        this.left = bytes;
    }

    /** The next piece, or null after the last one. */
    @Override
    public Buffer get() {
        int size = (int) Math.min(PIECE_BYTES, left);
        left -= size;
        return size == 0 ? null : Buffer.buffer(new byte[size]);
    }
}
