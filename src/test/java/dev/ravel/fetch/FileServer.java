package dev.ravel.fetch;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server of one file, in ranges too, as a server should do it; a test overrides what it does otherwise. */
class FileServer implements RawServer.Script, AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("(?i)\r\nrange: bytes=(\\d+)-(\\d+)\r\n");
    private static final Pattern IF_RANGE = Pattern.compile("(?i)\r\nif-range: ([^\r]+)\r\n");

    final RawServer server = new RawServer(this);
    final AtomicInteger requests = new AtomicInteger();
    private volatile Version now;

    FileServer(byte[] body) {
        put(body, "\"v1\"");
    }

    /** The file as it was at one time. */
    static final class Version {
        final byte[] body;
        final String tag;

        Version(byte[] body, String tag) {
            this.body = body;
            this.tag = tag;
        }
    }

    final void put(byte[] body, String tag) {
        now = new Version(body, tag);
    }

    final byte[] body() {
        return now.body;
    }

    /** One request as it came. */
    record Asked(int nth, Version version, boolean ranged, int from, int to) {
        int length() {
            return to - from;
        }
    }

    /** How many bytes of the answer's body are sent before the connection breaks. */
    int sent(Asked asked) {
        return asked.length();
    }

    /** The head of an answer with these bytes. */
    String head(Asked asked) {
        String range =
                "Content-Range: bytes " + asked.from + "-" + (asked.to - 1) + "/" + asked.version.body.length + "\r\n";
        return (asked.ranged ? "HTTP/1.1 206 Partial\r\n" + range : "HTTP/1.1 200 OK\r\n")
                + "Accept-Ranges: bytes\r\nETag: " + asked.version.tag + "\r\nContent-Length: " + asked.length()
                + "\r\n\r\n";
    }

    byte[] bytes(Asked asked) {
        return Arrays.copyOfRange(asked.version.body, asked.from, asked.to);
    }

    /** Something else than the file, or empty. */
    String instead(Asked asked) throws InterruptedException {
        return "";
    }

    @Override
    public final boolean answer(String head, OutputStream out) throws IOException, InterruptedException {
        Asked asked = asked(head, requests.incrementAndGet());
        String instead = instead(asked);
        if (!instead.isEmpty()) {
            out.write(RawServer.latin(instead));
            return true;
        }
        int sent = sent(asked);
        out.write(RawServer.latin(head(asked)));
        out.write(bytes(asked), 0, Math.min(sent, asked.length()));
        out.flush();
        return sent >= asked.length();
    }

    private Asked asked(String head, int nth) {
        Version version = now;
        int length = version.body.length;
        Matcher range = RANGE.matcher(head);
        Matcher validator = IF_RANGE.matcher(head);
        boolean same = !validator.find() || validator.group(1).equals(version.tag);
        if (!range.find() || !same || Integer.parseInt(range.group(1)) >= length) {
            return new Asked(nth, version, false, 0, length);
        }
        int from = Integer.parseInt(range.group(1));
        return new Asked(nth, version, true, from, Math.min(length, Integer.parseInt(range.group(2)) + 1));
    }

    int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.close();
    }
}
