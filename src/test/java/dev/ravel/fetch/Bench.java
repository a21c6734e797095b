package dev.ravel.fetch;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import dev.ravel.config.RequestConfig;
import dev.ravel.member.Lane;
import dev.ravel.member.Storage;
import dev.ravel.url.Url;
import dev.ravel.work.Result;
import dev.ravel.work.Retry;
import dev.ravel.work.Rules;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** A fetcher on a loop of its own, for tests: everything settable, every call waits for its result. */
final class Bench implements AutoCloseable {
    /** Long enough that it is never reached on a slow machine. */
    static final long NEVER = 60_000;

    final Lane lane = new Lane("loop-0", Long.MAX_VALUE);
    Map<String, String> headers = Map.of();
    Set<Integer> accept = Set.of();
    long maxBodyBytes;
    long timeoutMs = NEVER;
    long connectTimeoutMs = NEVER;
    long firstByteTimeoutMs = NEVER;
    long idleTimeoutMs = NEVER;
    Optional<String> trust = Optional.empty();
    Optional<Storage> storage = Optional.empty();
    int connections = 1;

    final Vertx vertx;
    final Context context;
    private HttpFetcher fetcher;
    private long ordinal;

    Bench() {
        this(new VertxOptions());
    }

    Bench(VertxOptions options) {
        vertx = Vertx.vertx(options.setEventLoopPoolSize(1));
        context = vertx.getOrCreateContext();
    }

    Result get(int port) throws Exception {
        return get("http", "127.0.0.1", port);
    }

    Result get(String scheme, String host, int port) throws Exception {
        return get(Work.Fetch.of("shown", new Url(scheme, host, port, "/page?q=1"), Target.of("file")));
    }

    Result get(Work.Fetch fetch) throws Exception {
        return start(fetch).get(2 * NEVER, MILLISECONDS);
    }

    CompletableFuture<Result> start(Work.Fetch fetch) {
        CompletableFuture<Result> result = new CompletableFuture<>();
        Task task = Task.first(ordinal++, fetch);
        context.runOnContext(go -> fetcher().fetch(task).onComplete((value, thrown) -> {
            if (thrown != null) {
                result.completeExceptionally(thrown);
            } else if (lane.ordinal() != Lane.IDLE) {
                result.completeExceptionally(new AssertionError("delivered under a mark"));
            } else {
                result.complete(value);
            }
        }));
        return result;
    }

    HttpFetcher fetcher() {
        if (fetcher == null) {
            fetcher = new HttpFetcher(vertx, new FetchSettings(config(), rules(), lane, connections, storage));
        }
        return fetcher;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private RequestConfig config() {
        return new RequestConfig(
                headers,
                accept,
                10,
                maxBodyBytes,
                timeoutMs,
                connectTimeoutMs,
                firstByteTimeoutMs,
                idleTimeoutMs,
                trust);
    }

    private Rules rules() {
        return new Rules(accept, 10, new Retry(3, Duration.ofMillis(1), Duration.ofMillis(1), 0));
    }
}
