package dev.ravel.fetch;

import dev.ravel.config.RequestConfig;
import dev.ravel.work.Cause;
import java.util.concurrent.TimeUnit;

/**
 * The deadlines of a hop in nanoseconds of {@link System#nanoTime()}, and the limit of its body in decoded bytes.
 *
 * @param hop from the send to the last byte
 * @param connect until a connection is there
 * @param firstByte from the send to the end of the final headers
 * @param idle between two pieces of the body
 * @param body the longest body
 */
record Limits(long hop, long connect, long firstByte, long idle, long body) {
    private static final long FINEST_MS = 5;
    private static final long COARSEST_MS = 250;
    private static final int TICKS_PER_DEADLINE = 10;

    static Limits of(RequestConfig config) {
        return new Limits(
                TimeUnit.MILLISECONDS.toNanos(config.timeoutMs()),
                TimeUnit.MILLISECONDS.toNanos(config.connectTimeoutMs()),
                TimeUnit.MILLISECONDS.toNanos(config.firstByteTimeoutMs()),
                TimeUnit.MILLISECONDS.toNanos(config.idleTimeoutMs()),
                config.maxBodyBytes() == 0 ? Long.MAX_VALUE : config.maxBodyBytes());
    }

    /** How often to look: a tenth of the shortest deadline, from 5 to 250 ms. */
    long tickMs() {
        long shortest = Math.min(Math.min(hop, connect), Math.min(firstByte, idle));
        long tick = TimeUnit.NANOSECONDS.toMillis(shortest) / TICKS_PER_DEADLINE;
        return Math.max(FINEST_MS, Math.min(COARSEST_MS, tick));
    }

    /** What a body is that is longer. */
    Failure excess() {
        return new Failure(Cause.BODY_TOO_LARGE, "more than " + body + " bytes");
    }

    /** What is overdue while there is no connection yet, or null. */
    Failure connecting(long now, long started) {
        return now - started < connect ? null : late(Cause.CONNECT_TIMEOUT, "no connection", connect);
    }

    /** What is overdue while the final headers are not complete, or null. */
    Failure awaitingHead(long now, long sent) {
        long left = firstByte - (now - sent);
        long leftOfHop = hop - (now - sent);
        if (left > 0 && leftOfHop > 0) {
            return null;
        }
        return left <= leftOfHop ? late(Cause.FIRST_BYTE_TIMEOUT, "no complete headers", firstByte) : hopIsLate();
    }

    /**
     * What is overdue while the body is being read, or null.
     *
     * @param since when the last piece came; {@code now} while nobody waits for one
     */
    Failure readingBody(long now, long sent, long since) {
        long left = idle - (now - since);
        long leftOfHop = hop - (now - sent);
        if (left > 0 && leftOfHop > 0) {
            return null;
        }
        return left <= leftOfHop ? late(Cause.IDLE_TIMEOUT, "nothing more of the body", idle) : hopIsLate();
    }

    private Failure hopIsLate() {
        return late(Cause.TIMEOUT, "not over", hop);
    }

    private static Failure late(Cause cause, String what, long nanos) {
        return new Failure(cause, what + " within " + TimeUnit.NANOSECONDS.toMillis(nanos) + " ms");
    }
}
