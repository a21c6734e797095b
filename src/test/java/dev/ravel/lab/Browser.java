package dev.ravel.lab;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;

/** A client that follows and decodes nothing, so that tests see what the site sent. */
final class Browser implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client;

    Browser() {
        HttpClientOptions options =
                new HttpClientOptions().setTrustOptions(new PemTrustOptions().addCertValue(LabCertificate.authority()));
        client = vertx.createHttpClient(options, new PoolOptions().setHttp1MaxSize(100));
    }

    /** A whole answer. */
    record Page(int status, MultiMap headers, Buffer body) {
        String text() {
            return body.toString();
        }
    }

    Vertx vertx() {
        return vertx;
    }

    Page get(String url) {
        return get(new RequestOptions().setAbsoluteURI(url));
    }

    Page get(RequestOptions options) {
        return await(send(options));
    }

    Page head(String url) {
        return get(new RequestOptions().setAbsoluteURI(url).setMethod(HttpMethod.HEAD));
    }

    Future<Page> send(String url) {
        return send(new RequestOptions().setAbsoluteURI(url));
    }

    private Future<Page> send(RequestOptions options) {
        return exchange(options, response -> response.body()
                .map(body -> new Page(response.statusCode(), response.headers(), body)));
    }

    /** Asks, and lets {@code reader} read the answer. */
    <T> Future<T> exchange(RequestOptions options, Function<HttpClientResponse, Future<T>> reader) {
        return onContext(
                () -> client.request(options).compose(HttpClientRequest::send).compose(reader));
    }

    /** A request that was sent and whose answer nobody waits for. */
    HttpClientRequest open(String url) {
        return await(onContext(
                () -> client.request(new RequestOptions().setAbsoluteURI(url)).onSuccess(HttpClientRequest::send)));
    }

    /** On a context, for an answer may come, and be lost, before another thread has set its handlers. */
    private <T> Future<T> onContext(Supplier<Future<T>> work) {
        Promise<T> result = Promise.promise();
        vertx.runOnContext(turn -> work.get().onComplete(result));
        return result.future();
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(60, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("no answer within a minute", e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
