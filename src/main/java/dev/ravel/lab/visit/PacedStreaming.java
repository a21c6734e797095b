package dev.ravel.lab.visit;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Supplier;

/**
 * Writes a body at a rate: each tick of a timer earns the bytes of its time and spends them, where the reader takes them.
 * A late tick earns at most {@link #BURST_MS}, so that a pause is not made good by a burst.
 */
final class PacedStreaming {
    private static final long TICK_MS = 10;
    private static final long BURST_MS = 200;
    private static final int PIECE_BYTES = 65_536;
    private static final double NANOS = 1e9;

    private final Vertx vertx;
    private final HttpServerResponse response;
    private final Portions body;
    private final long bytesPerSecond;
    private final Runnable end;
    private double credit = 1;
    private long earnedAt = System.nanoTime();
    private boolean over;

    /** @param end what happens after the last byte */
    PacedStreaming(SiteContext site, HttpServerResponse response, Supplier<Buffer> source, long rate, Runnable end) {
        this.vertx = site.vertx();
        this.response = response;
        this.body = new Portions(source);
        this.bytesPerSecond = rate;
        this.end = end;
    }

    void run() {
        if (response.closed()) {
            return;
        }
        earn(System.nanoTime());
        while (credit >= 1 && !over && !response.writeQueueFull()) {
            spend();
        }
        if (!over) {
            vertx.setTimer(TICK_MS, tick -> run());
        }
    }

    private void earn(long now) {
        double most = Math.max(1, bytesPerSecond * BURST_MS / 1000.0);
        credit = Math.min(most, credit + bytesPerSecond * ((now - earnedAt) / NANOS));
        earnedAt = now;
    }

    private void spend() {
        Buffer portion = body.next((int) Math.min(credit, PIECE_BYTES));
        if (portion == null) {
            over = true;
            end.run();
        } else {
            credit -= portion.length();
            response.write(portion);
        }
    }
}
