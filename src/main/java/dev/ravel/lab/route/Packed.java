package dev.ravel.lab.route;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.Gzip;
import dev.ravel.lab.visit.PseudoRandom;
import dev.ravel.lab.visit.Visit;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;

/**
 * Bodies with a Content-Encoding that cannot be undone, whatever the client accepts:
 *
 * <ul>
 *   <li>{@code /gzip/bomb?bytes=N}: N zeros, about a thousandth of that on the wire
 *   <li>{@code /gzip/bad}: text that is not compressed
 *   <li>{@code /gzip/damaged}: a body with a byte in its middle turned over
 *   <li>{@code /gzip/cut}: the first half of a body, as if it were the whole
 *   <li>{@code /gzip/garbage}: a body and something behind it
 *   <li>{@code /gzip/unknown?encoding=VALUE}: text in an encoding that does not exist, {@code zap}
 * </ul>
 */
final class Packed implements Answer {
    private static final long GIGABYTE = 1L << 30;
    private static final long MAX_BYTES = 1L << 50;
    private static final Buffer PLAIN = Buffer.buffer("this is not compressed\n");

    private final long seed;

    Packed(long seed) {
        this.seed = seed;
    }

    @Override
    public void answer(Visit visit) {
        Buffer packed =
                Gzip.compress(Buffer.buffer(PseudoRandom.of(seed, visit.path()).bytes(0, 10_000)));
        int half = packed.length() / 2;
        switch (visit.name()) {
            case "bomb" -> bomb(visit, visit.number("bytes", GIGABYTE, 0, MAX_BYTES));
            case "bad" -> send(visit, "gzip", PLAIN);
            case "damaged" -> send(visit, "gzip", packed.copy().setByte(half, (byte) ~packed.getByte(half)));
            case "cut" -> send(visit, "gzip", packed.getBuffer(0, half));
            case "garbage" -> send(visit, "gzip", packed.copy().appendString("garbage"));
            case "unknown" -> send(visit, visit.text("encoding", "zap"), PLAIN);
            default -> throw new IllegalArgumentException("there are bomb, bad, damaged, cut, garbage and unknown");
        }
    }

    private static void send(Visit visit, String encoding, Buffer body) {
        visit.response().putHeader(HttpHeaders.CONTENT_ENCODING, encoding);
        visit.sendAsIs(Visit.TEXT, body);
    }

    private static void bomb(Visit visit, long bytes) {
        visit.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, Visit.TEXT)
                .putHeader(HttpHeaders.CONTENT_ENCODING, "gzip")
                .setChunked(true);
        visit.stream(new Gzip(new Zeros(bytes)));
    }
}
