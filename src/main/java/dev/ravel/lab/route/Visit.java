package dev.ravel.lab.route;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.function.Supplier;

/** One request on its way to its answer. Confined to the site's event loop. */
public final class Visit {
    static final String TEXT = "text/plain; charset=utf-8";

    private final Vertx vertx;
    private final HttpServerRequest request;
    private final String path;
    private boolean hungUp;

    public Visit(Vertx vertx, HttpServerRequest request) {
        this.vertx = vertx;
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

    /** The part of the path behind its last slash. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** A parameter of the query, decoded. */
    String text(String parameter, String otherwise) {
        String value = request.getParam(parameter);
        return value == null ? otherwise : value;
    }

    /** A whole number of the query; throws {@link IllegalArgumentException} where it is none from {@code min} to {@code max}. */
    public long number(String parameter, long otherwise, long min, long max) {
        return number(parameter, text(parameter, Long.toString(otherwise)), min, max);
    }

    static long number(String what, String text, long min, long max) {
        long value = text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " must be a whole number from " + min + " to " + max);
        }
        return value;
    }

    HttpServerResponse response() {
        return request.response();
    }

    boolean head() {
        return request.method().equals(HttpMethod.HEAD);
    }

    /** Whether the answer is to be compressed: the URL says so, and the client accepts it. */
    boolean gzip() {
        return request.query() != null && text("gzip", "0").equals("1") && Gzip.acceptedBy(request);
    }

    /** Answers with a whole body. */
    public void send(String contentType, Buffer body) {
        Buffer sent = body;
        if (gzip()) {
            sent = Gzip.compress(body);
            response().putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        response()
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(sent.length()));
        end(sent);
    }

    /** Answers with a status and one line. */
    public void status(int code, String line) {
        response().setStatusCode(code);
        send(TEXT, Buffer.buffer(line + "\n"));
    }

    private void end(Buffer body) {
        if (head()) {
            response().end();
        } else {
            response().end(body);
        }
    }

    /** Answers with what {@code source} gives until it gives null, as fast as the client reads. Headers are set already. */
    void stream(Supplier<Buffer> source) {
        if (head()) {
            response().end();
        } else {
            new Streaming(vertx, response(), source).run();
        }
    }

    /** Does something later, unless the client has gone by then. */
    public void after(long ms, Runnable next) {
        vertx.setTimer(Math.max(1, ms), timer -> {
            if (!response().closed()) {
                next.run();
            }
        });
    }

    /** Closes the connection, whatever was or was not answered. */
    void hangUp() {
        hungUp = true;
        request.connection().close();
    }

    /** Whether the site closed the connection of its own will. */
    public boolean hungUp() {
        return hungUp;
    }
}
