package dev.ravel.work;

import java.time.Instant;

/**
 * Where and when something ran, phase by phase. Lengths are nanoseconds; a phase that did not happen is 0.
 *
 * @param lane the row of the timeline: an event loop or a thread
 * @param startedAt when it began
 * @param connect until a connection was there: name look-up, TCP, TLS; about 0 on a kept connection
 * @param firstByte from the send to the end of the final headers
 * @param body from there to the last byte
 * @param compute spent computing
 */
public record Span(String lane, Instant startedAt, long connect, long firstByte, long body, long compute) {
    /** A computation's span. */
    public static Span computed(String lane, Instant startedAt, long nanos) {
        return new Span(lane, startedAt, 0, 0, 0, nanos);
    }

    /** The same span in another lane's row. */
    public Span on(String other) {
        return new Span(other, startedAt, connect, firstByte, body, compute);
    }

    /** The same span with another start. */
    public Span startingAt(Instant other) {
        return new Span(lane, other, connect, firstByte, body, compute);
    }

    /** All phases, in nanoseconds. */
    public long total() {
        return connect + firstByte + body + compute;
    }

    /** This span and, after it, the next hop's. The lane is the later one's. */
    public Span then(Span next) {
        return new Span(
                next.lane,
                startedAt,
                connect + next.connect,
                firstByte + next.firstByte,
                body + next.body,
                compute + next.compute);
    }
}
