package dev.ravel.bus;

import dev.ravel.work.Span;
import dev.ravel.work.Tried;
import dev.ravel.work.Waits;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** Spells spans and what an attempt waited for. */
final class SpanCodec {
    /** The sum of many hops of it fits a long. */
    private static final long LONGEST_PHASE = TimeUnit.DAYS.toNanos(1000);

    private SpanCodec() {}

    static void write(BlockWriter out, Span span) throws IOException {
        out.text("lane", span.lane());
        out.moment("startedAt", span.startedAt());
        phase(out, "queue", span.queue());
        phase(out, "connect", span.connect());
        phase(out, "firstByte", span.firstByte());
        phase(out, "body", span.body());
        phase(out, "lock", span.lock());
        phase(out, "compute", span.compute());
    }

    /** Most phases of most spans did not happen. */
    private static void phase(BlockWriter out, String name, long nanos) throws IOException {
        if (nanos != 0) {
            out.number(name, nanos);
        }
    }

    /** As a node tells it. */
    static Span read(Block span) throws RubbishException {
        return read(span, Block.LONGEST_WORD);
    }

    /** As the coordinator keeps it: with the name of the node before the lane. */
    static Span readKept(Block span) throws RubbishException {
        return read(span, 2 * Block.LONGEST_WORD + 1);
    }

    private static Span read(Block span, int longestLane) throws RubbishException {
        return new Span(
                span.word("lane", longestLane),
                span.moment("startedAt"),
                phase(span, "queue"),
                phase(span, "connect"),
                phase(span, "firstByte"),
                phase(span, "body"),
                phase(span, "lock"),
                phase(span, "compute"));
    }

    private static long phase(Block span, String name) throws RubbishException {
        return span.has(name) ? span.number(name, 1, LONGEST_PHASE) : 0;
    }

    static void writeWaits(BlockWriter out, Waits waits) throws IOException {
        out.length("politeness", waits.politeness());
        out.length("pause", waits.pause());
    }

    static Waits readWaits(Block waits) throws RubbishException {
        return new Waits(waits.length("politeness"), waits.length("pause"));
    }

    static void writeTried(BlockWriter out, Tried tried) throws IOException {
        out.block("span", SpanCodec::write, tried.span());
        out.block("waits", SpanCodec::writeWaits, tried.waits());
        out.text("cause", ResultCodec.CAUSES.of(tried.cause()));
        out.number("status", tried.status());
    }

    static Tried readTried(Block tried) throws RubbishException {
        return new Tried(
                tried.block("span", SpanCodec::readKept),
                tried.block("waits", SpanCodec::readWaits),
                ResultCodec.CAUSES.read(tried, "cause"),
                ResultCodec.status(tried));
    }
}
