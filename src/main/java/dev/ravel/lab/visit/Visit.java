package dev.ravel.lab.visit;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Supplier;

/** One request on its way to its answer. Confined to the site's event loop. */
public final class Visit {
    public static final String TEXT = "text/plain; charset=utf-8";

    private static final long RESET_PAUSE_MS = 50;

    private final SiteContext site;
    private final HttpServerRequest request;
    private final String path;
    private int nth;
    private boolean hungUp;
    private Runnable atEnd = () -> {};

    public Visit(SiteContext site, HttpServerRequest request) {
        this.site = site;
        this.request = request;
        this.path = request.path();
    }

    public HttpServerRequest request() {
        return request;
    }

    public String path() {
        return path;
    }

    /** What answers depend on: the URL by the address that was asked, without the port, which may be another in every run. */
    public String url() {
        return request.scheme() + "://" + request.localAddress().hostAddress() + request.uri();
    }

    /** The number of this request among those for its URL, from 1. Only a URL whose requests are asked this is counted. */
    public int nth() {
        if (nth == 0) {
            nth = site.counts().next(url());
        }
        return nth;
    }

    /** The part of the path behind its last slash. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A parameter of the query, decoded. */
    public String text(String parameter, String otherwise) {
        String value = request.getParam(parameter);
        return value == null ? otherwise : value;
    }

    /** A whole number of the query; throws {@link IllegalArgumentException} where it is none from {@code min} to {@code max}. */
    public long number(String parameter, long otherwise, long min, long max) {
        return number(parameter, text(parameter, Long.toString(otherwise)), min, max);
    }

    public static long number(String what, String text, long min, long max) {
        boolean whole = text.matches("-?\\d{1,18}");
        long value = whole ? Long.parseLong(text) : min;
        if (!whole || value < min || value > max) {
            throw new IllegalArgumentException(what + " must be a whole number from " + min + " to " + max);
        }
        return value;
    }

    public HttpServerResponse response() {
        return request.response();
    }

    public boolean head() {
        return request.method().equals(HttpMethod.HEAD);
    }

    /** Whether the answer is to be compressed: the URL says so, and the client accepts it. */
    public boolean gzip() {
        return request.query() != null && text("gzip", "0").equals("1") && Gzip.acceptedBy(request);
    }

    /** Answers with a whole body. */
    public void send(String contentType, Buffer body) {
        if (gzip()) {
            response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            sendAsIs(contentType, Gzip.compress(body));
        } else {
            sendAsIs(contentType, body);
        }
    }

    /** Answers with a whole body that is not compressed, whatever the URL says. */
    public void sendAsIs(String contentType, Buffer body) {
        response()
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        end(body);
    }

    /** Answers with a status and one line. */
    public void status(int code, String line) {
        response().setStatusCode(code);
        send(TEXT, Buffer.buffer(line + "\n"));
    }

    private void end(Buffer body) {
        if (site.bytesPerSecond() > 0) {
            stream(new OneBuffer(body));
        } else if (head()) {
            response().end();
        } else {
            response().end(body);
        }
    }

    /** Answers with what {@code source} gives until it gives null, as fast as the client reads. Headers are set already. */
    public void stream(Supplier<Buffer> source) {
        stream(source, 0, () -> response().end());
    }

    /**
     * Answers with what {@code source} gives, at most at a rate, and then does something, which may be to end the response.
     *
     * @param bytesPerSecond 0 for no limit but the site's
     */
    public void stream(Supplier<Buffer> source, long bytesPerSecond, Runnable end) {
        long rate = slower(bytesPerSecond, site.bytesPerSecond());
        if (head()) {
            response().end();
        } else if (rate > 0) {
            new PacedStreaming(site, response(), source, rate, end).run();
        } else {
            new Streaming(site.vertx(), response(), source, end).run();
        }
    }

    private static long slower(long one, long other) {
        return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
    }

    /** Does something later, on another turn of the loop, unless the client has gone by then. */
    public void after(long ms, Runnable next) {
        Runnable checked = () -> {
            if (!response().closed()) {
                next.run();
            }
        };
        if (ms > 0) {
            site.vertx().setTimer(ms, timer -> checked.run());
        } else {
            site.vertx().runOnContext(turn -> checked.run());
        }
    }

    /** Closes the connection, whatever was or was not answered. */
    public void hangUp() {
        hungUp = true;
        request.connection().close();
    }

    /** Cuts the connection with a TCP reset, {@link #RESET_PAUSE_MS} from now: what was sent until then arrives before it. */
    public void reset() {
        hungUp = true;
        after(RESET_PAUSE_MS, () -> raw().reset());
    }

    /** The connection below HTTP, for an answer that is none; nothing may be sent by other ways before or after. */
    public RawConnection raw() {
        return new RawConnection(request.connection());
    }

    /** Does something when the answer was handed over or the connection has ended, after what was asked before. */
    public void onEnd(Runnable action) {
        Runnable before = atEnd;
        atEnd = () -> {
            before.run();
            action.run();
        };
        response().endHandler(end -> atEnd.run());
    }

    /** Whether the site closed the connection of its own will. */
    public boolean hungUp() {
        return hungUp;
    }
}
