package dev.ravel.lab.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Answers that break HTTP/1.1 (RFC 9112), as they go over the wire; lines end with CR LF there. */
enum Broken {
    BODY_LONGER("HTTP/1.1 200 OK\nContent-Length: 5\n\nmore than five bytes", End.CLOSE),
    BODY_SHORTER("HTTP/1.1 200 OK\nContent-Length: 100\n\nless than a hundred bytes", End.CLOSE),
    BODY_AND_GARBAGE("HTTP/1.1 200 OK\nContent-Length: 5\n\nhello\0\1\2garbage\n\n", End.CLOSE),
    LENGTHS_DIFFER("HTTP/1.1 200 OK\nContent-Length: 5\nContent-Length: 10\n\nfive, ten?", End.CLOSE),
    LENGTH_GARBAGE("HTTP/1.1 200 OK\nContent-Length: five\n\nhello", End.CLOSE),
    LENGTH_NEGATIVE("HTTP/1.1 200 OK\nContent-Length: -5\n\nhello", End.CLOSE),
    LENGTH_AND_CHUNKS("HTTP/1.1 200 OK\nContent-Length: 5\nTransfer-Encoding: chunked\n\n5\nhello\n0\n\n", End.CLOSE),
    CHUNK_SIZE_GARBAGE("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nsize\nhello\n0\n\n", End.CLOSE),
    CHUNK_SIZE_NEGATIVE("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n-5\nhello\n0\n\n", End.CLOSE),
    CHUNK_SIZE_HUGE("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\nfffffffffffffffff\nhello\n0\n\n", End.CLOSE),
    CHUNK_OVERRUN("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\nhello, world\n0\n\n", End.CLOSE),
    CHUNK_CUT("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n64\nless than a hundred bytes", End.CLOSE),
    CHUNKS_WITHOUT_END("HTTP/1.1 200 OK\nTransfer-Encoding: chunked\n\n5\nhello\n", End.CLOSE),
    STATUS_NO_HTTP("hello, I do not speak HTTP\n\n", End.CLOSE),
    STATUS_OTHER_PROTOCOL("SSH-2.0-OpenSSH_9.2\n", End.CLOSE),
    STATUS_OTHER_VERSION("HTTP/7.3 200 OK\nContent-Length: 5\n\nhello", End.CLOSE),
    STATUS_NO_CODE("HTTP/1.1\nContent-Length: 5\n\nhello", End.CLOSE),
    STATUS_WORDS("HTTP/1.1 OK 200\nContent-Length: 5\n\nhello", End.CLOSE),
    STATUS_NEGATIVE("HTTP/1.1 -200 OK\nContent-Length: 5\n\nhello", End.CLOSE),
    STATUS_TOO_LARGE("HTTP/1.1 99999 OK\nContent-Length: 5\n\nhello", End.CLOSE),
    STATUS_BLANK("\n\n\n\n", End.CLOSE),
    HEADER_WITHOUT_COLON("HTTP/1.1 200 OK\nthis is no header\nContent-Length: 5\n\nhello", End.CLOSE),
    HEADER_WITH_NUL("HTTP/1.1 200 OK\nX-Nul: a\0b\nContent-Length: 5\n\nhello", End.CLOSE),
    LOCATION_GARBAGE("HTTP/1.1 302 Found\nLocation: http://[\1\u00ff%zz\\\nContent-Length: 0\n\n", End.CLOSE),
    NO_CONTENT_WITH_BODY("HTTP/1.1 204 No Content\nContent-Length: 5\n\nhello", End.CLOSE),
    CLOSE_IN_HEADERS("HTTP/1.1 200 OK\nContent-Le", End.CLOSE),
    RESET_BEFORE_HEADERS("", End.RESET),
    RESET_IN_HEADERS("HTTP/1.1 200 OK\nContent-Le", End.RESET),
    RESET_IN_BODY("HTTP/1.1 200 OK\nContent-Length: 100\n\nless than a hundred bytes", End.RESET),
    STALL_IN_HEADERS("HTTP/1.1 200 OK\nContent-Le", End.STAY),
    STALL_AFTER_HEADERS("HTTP/1.1 200 OK\nContent-Length: 100\n\n", End.STAY),
    STALL_IN_BODY("HTTP/1.1 200 OK\nContent-Length: 100\n\nless than a hundred bytes", End.STAY);

    private final String lines;
    private final End end;

    Broken(String lines, End end) {
        this.lines = lines;
        this.end = end;
    }

    /** What goes over the wire, a byte a character. */
    String bytes() {
        return lines.replace("\n", "\r\n");
    }

    End end() {
        return end;
    }

    /** As it is called in a URL, such as {@code body-longer}. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Broken> of(String word) {
        return Arrays.stream(values())
                .filter(broken -> broken.word().equals(word))
                .findFirst();
    }
}
