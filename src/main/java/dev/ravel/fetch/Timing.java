package dev.ravel.fetch;

import dev.ravel.work.Span;
import java.time.Instant;

/** When the phases of one hop began. A phase that never came to its end lasts until the hop's. */
final class Timing {
    private final Instant startedAt = Instant.now();
    private final long started = System.nanoTime();
    private long sent;
    private long headed;
    private long ended;

    long started() {
        return started;
    }

    long sent() {
        return sent;
    }

    /** A connection is there and the request is on its way. */
    void send() {
        sent = System.nanoTime();
    }

    /** The final headers are complete. */
    long head() {
        headed = System.nanoTime();
        return headed;
    }

    /** The last byte of the body is here. */
    void end() {
        ended = System.nanoTime();
    }

    Span span(String lane) {
        long end = ended != 0 ? ended : System.nanoTime();
        long toHead = headed != 0 ? headed : end;
        long toSend = sent != 0 ? sent : end;
        return Span.fetched(lane, startedAt, toSend - started, toHead - toSend, end - toHead);
    }
}
