package dev.ravel.lab.wire;

import dev.ravel.lab.visit.RawConnection;
import dev.ravel.lab.visit.Visit;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/** Writes text piece by piece, each when the one before has left, and then ends the connection as the URL says. */
final class RawStreaming {
    private final Visit visit;
    private final RawConnection connection;
    private final Iterator<String> pieces;
    private final long pauseMs;
    private final End end;

    /** @param pauseMs between two pieces; 0 for none */
    RawStreaming(Visit visit, Iterator<String> pieces, long pauseMs) {
        this.visit = visit;
        this.connection = visit.raw();
        this.pieces = pieces;
        this.pauseMs = pauseMs;
        this.end = End.of(visit, End.CLOSE);
    }

    /** Each piece on a turn of its own: a fast reader must not starve the others. */
    void run() {
        if (!pieces.hasNext()) {
            end.of(visit);
        } else {
            byte[] piece = pieces.next().getBytes(StandardCharsets.ISO_8859_1);
            connection.write(Unpooled.wrappedBuffer(piece), () -> visit.after(pauseMs, this::run));
        }
    }
}
