package dev.ravel.lab.visit;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Supplier;

/** Writes a body as fast as its reader takes it, a bounded part at a time, and stops when the reader has gone. */
final class Streaming {
    /** How many pieces one turn of the loop may write, so that a fast reader does not starve the others. */
    private static final int TURN = 8;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Supplier<Buffer> source;
    private final Runnable end;
    private boolean over;

    /** @param end what happens after the last piece */
    Streaming(Vertx vertx, HttpServerResponse response, Supplier<Buffer> source, Runnable end) {
        this.vertx = vertx;
        this.response = response;
        this.source = source;
        this.end = end;
    }

    void run() {
        for (int written = 0; written < TURN; written++) {
            if (over || response.closed()) {
                return;
            }
            if (response.writeQueueFull()) {
                response.drainHandler(drained -> resume());
                return;
            }
            writeNext();
        }
        vertx.runOnContext(turn -> run());
    }

    /** One resumption a pause: another drain during a turn must not start a second turn beside it. */
    private void resume() {
        response.drainHandler(null);
        run();
    }

    private void writeNext() {
        Buffer next = source.get();
        if (next == null) {
            over = true;
            end.run();
        } else {
            response.write(next);
        }
    }
}
