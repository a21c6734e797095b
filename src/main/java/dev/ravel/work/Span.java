package dev.ravel.work;

import java.time.Instant;

/**
 * Where and when something ran, phase by phase. Lengths are nanoseconds; a phase that did not happen is 0.
 *
 * @param lane the row of the timeline: an event loop or a thread
 * @param startedAt when it began
 * @param queue in the member's hands, not yet begun: its thread, its loop or the disk was busy
 * @param connect until a connection was there: name look-up, TCP, TLS; about 0 on a kept connection
 * @param firstByte from the send to the end of the final headers
 * @param body from there to the last byte
 * @param lock waiting for the lock of all computing threads, at first and in between
 * @param compute spent computing
 */
public record Span(
        String lane, Instant startedAt, long queue, long connect, long firstByte, long body, long lock, long compute) {
    /** A computation's span; none of it waited for the lock. */
    public static Span computed(String lane, Instant startedAt, long nanos) {
        return new Span(lane, startedAt, 0, 0, 0, 0, 0, nanos);
    }

    /** A fetch's span. */
    public static Span fetched(String lane, Instant startedAt, long connect, long firstByte, long body) {
        return new Span(lane, startedAt, 0, connect, firstByte, body, 0, 0);
    }

    /** The same span, of whose computing so many nanoseconds were spent waiting for the lock. */
    public Span locked(long nanos) {
        return new Span(lane, startedAt, queue, connect, firstByte, body, nanos, compute - nanos);
    }

    /** The same span in another lane's row. */
    public Span on(String other) {
        return new Span(other, startedAt, queue, connect, firstByte, body, lock, compute);
    }

    /** The same span with another start, and so long in the member's hands before it began. */
    public Span startingAt(Instant other, long queued) {
        return new Span(lane, other, queued, connect, firstByte, body, lock, compute);
    }

    /** From the beginning to the end, in nanoseconds: all phases but the queue. */
    public long total() {
        return connect + firstByte + body + lock + compute;
    }

    /** This span and, after it, the next hop's. The lane is the later one's. */
    public Span then(Span next) {
        return new Span(
                next.lane,
                startedAt,
                queue + next.queue,
                connect + next.connect,
                firstByte + next.firstByte,
                body + next.body,
                lock + next.lock,
                compute + next.compute);
    }
}
