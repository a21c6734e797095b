package dev.ravel.lab.visit;

import io.vertx.core.buffer.Buffer;
import java.util.function.Supplier;

/** The bytes of a pseudo-random sequence from one place to another, a piece at a time. */
public final class PseudoRandomBody implements Supplier<Buffer> {
    private static final int PIECE_BYTES = 65_536;

    private final PseudoRandom sequence;
    private final long end;
    private long position;

    /** The bytes from {@code from} on, without {@code end}. */
    public PseudoRandomBody(PseudoRandom sequence, long from, long end) {
        this.sequence = sequence;
        this.position = from;
        this.end = end;
    }

    /** The next piece, or null after the last one. */
    @Override
    public Buffer get() {
        int size = (int) Math.min(PIECE_BYTES, end - position);
        if (size <= 0) {
            return null;
        }
        Buffer piece = Buffer.buffer(sequence.bytes(position, size));
        position += size;
        return piece;
    }
}
