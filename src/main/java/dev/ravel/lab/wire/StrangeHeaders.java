package dev.ravel.lab.wire;

import dev.ravel.lab.visit.Answer;
import dev.ravel.lab.visit.Visit;
import java.util.Iterator;
import java.util.function.LongFunction;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Answers with status 200 and the body {@code hello} whose headers go on and on:
 *
 * <ul>
 *   <li>{@code /headers/huge?bytes=N}: one header of N bytes
 *   <li>{@code /headers/many?count=N}: N headers
 *   <li>{@code /headers/endless}: headers until the client leaves
 *   <li>{@code /headers/drip?ms=N}: all of it a byte at a time, with N milliseconds between them
 * </ul>
 */
public final class StrangeHeaders implements Answer {
    private static final String STATUS = "HTTP/1.1 200 OK\r\n";
    private static final String REST = "Content-Length: 5\r\n\r\nhello";
    private static final int PIECE = 4096;
    private static final long MAX = 1L << 40;
    private static final long MAX_PAUSE_MS = 3_600_000;

    @Override
    public void answer(Visit visit) {
        long pause = visit.name().equals("drip") ? visit.number("ms", 1000, 1, MAX_PAUSE_MS) : 0;
        new RawStreaming(visit, pieces(visit), pause).run();
    }

    private static Iterator<String> pieces(Visit visit) {
        return switch (visit.name()) {
            case "huge" -> whole(huge(visit.number("bytes", 1 << 20, 0, MAX)));
            case "many" -> whole(headers(visit.number("count", 1000, 0, MAX)));
            case "endless" ->
                Stream.concat(Stream.of(STATUS), headers(Long.MAX_VALUE)).iterator();
            case "drip" -> (STATUS + REST).chars().mapToObj(Character::toString).iterator();
            default -> throw new IllegalArgumentException("there are huge, many, endless and drip headers");
        };
    }

    private static Iterator<String> whole(Stream<String> headers) {
        return Stream.concat(Stream.concat(Stream.of(STATUS), headers), Stream.of(REST))
                .iterator();
    }

    private static Stream<String> huge(long bytes) {
        Stream<String> pieces = pieces(bytes / PIECE, piece -> "x".repeat(PIECE));
        String last = "x".repeat((int) (bytes % PIECE)) + "\r\n";
        return Stream.concat(Stream.concat(Stream.of("X-Huge: "), pieces), Stream.of(last));
    }

    private static Stream<String> headers(long count) {
        return pieces(count, header -> "X-Header-" + header + ": " + header + "\r\n");
    }

    private static Stream<String> pieces(long count, LongFunction<String> piece) {
        return LongStream.range(0, count).mapToObj(piece);
    }
}
