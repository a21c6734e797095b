package dev.ravel.lab.route;

import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;

/** The first bytes of a pseudo-random sequence, a piece at a time. */
final class PseudoRandomBody implements Supplier<Buffer> {
    private static final int PIECE_BYTES = 65_536;

    private final PseudoRandom sequence;
    private final long length;
    private long position;

    PseudoRandomBody(PseudoRandom sequence, long length) {
        this.sequence = sequence;
        this.length = length;
    }

    /** The next piece, or null after the last one. */
    @Override
    public Buffer get() {
        int size = (int) Math.min(PIECE_BYTES, length - position);
        if (size == 0) {
            return null;
        }
        Buffer piece = Buffer.buffer(sequence.bytes(position, size));
        position += size;
        return piece;
    }
}
