package dev.ravel.fetch;

import dev.ravel.member.Sink;
import dev.ravel.work.Cause;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.zip.ZipException;

/**
 * Reads one body: decodes it, counts it and hands it to the sink, if there is one, never more than the sink takes, and
 * never so much in one go that the event loop is held up, however far a compressed body expands.
 */
final class Body {
    private static final int SLICES_IN_ONE_GO = 8;

    private final Vertx vertx;
    private final HttpClientResponse response;
    private final Decoding decoding;
    private final long limit;
    private final Reader reader;
    private Sink sink;
    private long bytes;
    private long since = System.nanoTime();
    private boolean paused;
    private boolean closed;

    /** Whom the body belongs to. It hears of one end only. */
    interface Reader {
        /** So many more bytes were decoded. */
        void received(long bytes);

        /** All of the body was read. */
        void whole();

        /** There is more of it than the limit. */
        void excess();

        /** It cannot be read or stored to its end. */
        void broken(Fault fault);

        /** {@code step} as a handler of the reader's task. */
        Runnable marked(Runnable step);
    }

    Body(Vertx vertx, HttpClientResponse response, Decoding decoding, long limit, Reader reader) {
        this.vertx = vertx;
        this.response = response;
        this.decoding = decoding;
        this.limit = limit;
        this.reader = reader;
    }

    /** Decoded bytes so far, at most the limit. */
    long bytes() {
        return bytes;
    }

    /** When the last piece came; {@code now} while nobody waits for one. */
    long since(long now) {
        return paused ? now : since;
    }

    /** Takes the next bytes as they were sent. */
    void take(Buffer sent) {
        since = System.nanoTime();
        decoding.feed(sent);
        advance();
    }

    /** There are no more bytes. */
    void end() {
        if (decoding.whole()) {
            reader.whole();
        } else {
            undecodable("the compressed body ends too early");
        }
    }

    /** Holds the body up until there is a sink. */
    void pause() {
        paused = true;
        response.pause();
    }

    /** The body goes to this sink, from its first byte on. */
    void to(Sink opened) {
        sink = opened;
        resume();
    }

    /** Nothing of the body matters from here on. */
    void close() {
        closed = true;
        decoding.close();
    }

    private void resume() {
        if (paused) {
            paused = false;
            since = System.nanoTime();
            response.resume();
        }
    }

    private void advance() {
        try {
            for (int slices = 0; slices < SLICES_IN_ONE_GO; slices++) {
                Buffer slice = closed ? null : decoding.next();
                if (slice == null) {
                    resume();
                    return;
                }
                if (!pass(slice)) {
                    return;
                }
            }
            goOnLater();
        } catch (ZipException e) {
            undecodable(e.getMessage());
        }
    }

    /** The loop's other work comes first. */
    private void goOnLater() {
        pause();
        Runnable next = reader.marked(this::advance);
        vertx.runOnContext(turn -> next.run());
    }

    /** Returns whether to go on at once. */
    private boolean pass(Buffer slice) {
        bytes += slice.length();
        reader.received(slice.length());
        if (bytes > limit) {
            bytes = limit;
            reader.excess();
            return false;
        }
        return sink == null || written(slice);
    }

    private boolean written(Buffer slice) {
        if (sink.failure().isPresent()) {
            reader.broken(sink.failure().get()::result);
            return false;
        }
        if (sink.write(slice)) {
            return !closed;
        }
        if (closed) {
            return false;
        }
        pause();
        sink.whenReady(reader.marked(this::advance));
        return false;
    }

    private void undecodable(String detail) {
        reader.broken(new Failure(Cause.ENCODING, detail));
    }
}
