package dev.ravel.functional;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A site that answers as many requests as it is let, in the order in which they came: a test chooses moments without a clock. */
final class Sluice implements AutoCloseable {
    private static final long SECONDS = 60;

    private final Vertx vertx = Vertx.vertx();
    private final Deque<HttpServerRequest> waiting = new ArrayDeque<>();
    private final Map<String, Integer> asked = new HashMap<>();
    private final HttpServer server;
    private long due;

    private Sluice(String host) throws Exception {
        server = vertx.createHttpServer()
                .requestHandler(this::arrived)
                .listen(0, host)
                .await(SECONDS, TimeUnit.SECONDS);
    }

    static Sluice on(String host) throws Exception {
        return new Sluice(host);
    }

    /** So many pages of it. */
    JsonObject job(int pages) {
        JsonObject range = new JsonObject().put("from", 1).put("to", pages);
        JsonObject fetch = new JsonObject()
                .put("url", "http://127.0.0.1:" + server.actualPort() + "/page/{p}")
                .put("each", new JsonObject().put("p", range));
        return new JsonObject().put("job", new JsonObject().put("fetch", fetch));
    }

    private synchronized void arrived(HttpServerRequest request) {
        asked.merge(request.path(), 1, Integer::sum);
        waiting.add(request);
        request.connection().closeHandler(closed -> forget(request));
        flow();
    }

    private synchronized void forget(HttpServerRequest request) {
        waiting.removeIf(one -> one.connection() == request.connection());
    }

    private void flow() {
        while (due > 0 && !waiting.isEmpty()) {
            due--;
            HttpServerRequest next = waiting.remove();
            next.response().end(next.path());
        }
    }

    /** Answers so many more. */
    synchronized void let(long requests) {
        due += requests;
        flow();
    }

    /** Answers all from now on. */
    void open() {
        let(Integer.MAX_VALUE);
    }

    /** Waits until so many requests, and no more, wait for their answers. */
    void holds(int requests) throws IOException, InterruptedException {
        Eventually.holds(() -> requests + " requests; " + waiting() + " wait", () -> waiting() == requests);
    }

    /** Requests that wait now. */
    synchronized int waiting() {
        return waiting.size();
    }

    /** Requests so far. */
    synchronized int asked() {
        return asked.values().stream().mapToInt(times -> times).sum();
    }

    @Override
    public void close() {
        vertx.close()
                .toCompletionStage()
                .toCompletableFuture()
                .orTimeout(SECONDS, TimeUnit.SECONDS)
                .join();
    }
}
