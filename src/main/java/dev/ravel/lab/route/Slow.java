package dev.ravel.lab.route;

import dev.ravel.lab.visit.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/**
 * Answers that take their time: {@code /slow/headers?ms=N} before the first byte, {@code /slow/body?ms=N} after it, {@code
 * /slow/drip?ms=N&bytes=M} after each of its M bytes.
 */
final class Slow {
    private static final long MAX_MS = 3_600_000;
    private static final long MAX_BYTES = 1L << 50;
    private static final String BODY = "sooner or later\n";

    private Slow() {}

    static void headers(Visit visit) {
        visit.after(ms(visit), () -> visit.send(Visit.TEXT, Buffer.buffer(BODY)));
    }

    static void body(Visit visit) {
        long pause = ms(visit);
        visit.response().putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(BODY.length()));
        if (visit.head()) {
            visit.response().end();
            return;
        }
        visit.response().write(BODY.substring(0, 1));
        visit.after(pause, () -> visit.response().end(BODY.substring(1)));
    }

    static void drip(Visit visit) {
        long bytes = visit.number("bytes", BODY.length(), 0, MAX_BYTES);
        long pause = ms(visit);
        visit.response().putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(bytes));
        if (visit.head()) {
            visit.response().end();
        } else {
            drip(visit, pause, bytes);
        }
    }

    private static void drip(Visit visit, long pause, long left) {
        if (left == 0) {
            visit.response().end();
        } else {
            visit.response().write(".");
            visit.after(pause, () -> drip(visit, pause, left - 1));
        }
    }

    private static long ms(Visit visit) {
        return visit.number("ms", 1000, 0, MAX_MS);
    }
}
