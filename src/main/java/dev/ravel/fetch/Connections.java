package dev.ravel.fetch;

import dev.ravel.config.RequestConfig;
import io.netty.channel.Channel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.util.AttributeKey;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.impl.HttpClientConnectionInternal;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.concurrent.TimeUnit;

/**
 * The client's HTTP/1.1 connections: kept alive, or fresh ones for a single request each. Certificates and host names
 * are always verified.
 */
final class Connections {
    private static final int LONGEST_STATUS_LINE = 16 * 1024;
    private static final int LONGEST_HEADERS = 64 * 1024;
    private static final int CHUNK = 64 * 1024;
    /** Many servers close after 15 s or more; a crawl of many hosts must not keep a minute's worth of connections. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private static final AttributeKey<StrictCodec> CODEC = AttributeKey.valueOf(Connections.class, "codec");

    private final HttpClient kept;
    private final HttpClient fresh;
    private volatile boolean closed;

    /** @param perHost the most connections to keep to one host, and the most fresh ones at a time */
    Connections(Vertx vertx, RequestConfig config, int perHost) {
        PoolOptions pool = new PoolOptions().setHttp1MaxSize(perHost);
        this.kept = client(vertx, options(config), pool);
        this.fresh = client(vertx, options(config).setKeepAlive(false), new PoolOptions(pool).setCleanerPeriod(0));
    }

    /** A request on a kept connection, or on a new one if none is idle. */
    Future<HttpClientRequest> request(RequestOptions options) {
        return kept.request(options);
    }

    /** A request on a connection that is certainly new, and is closed after it. */
    Future<HttpClientRequest> freshRequest(RequestOptions options) {
        return closed ? Future.failedFuture(new HttpClosedException("closed")) : fresh.request(options);
    }

    /** Closes all of them. */
    Future<Void> close() {
        closed = true;
        return Future.join(kept.close(), fresh.close()).mapEmpty();
    }

    /** The codec of the request's connection, also when that is closed by now. */
    static StrictCodec codec(HttpClientRequest request) {
        return channel(request.connection()).attr(CODEC).get();
    }

    private static Channel channel(HttpConnection connection) {
        return ((HttpClientConnectionInternal) connection)
                .channelHandlerContext()
                .channel();
    }

    private static HttpClient client(Vertx vertx, HttpClientOptions options, PoolOptions pool) {
        return vertx.httpClientBuilder()
                .with(options)
                .with(pool)
                .withConnectHandler(Connections::connected)
                .build();
    }

    private static HttpClientOptions options(RequestConfig config) {
        int connectMs = (int) Math.min(Integer.MAX_VALUE, config.connectTimeoutMs());
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setDecompressionSupported(false)
                .setTracingPolicy(TracingPolicy.IGNORE)
                .setConnectTimeout(connectMs)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
                .setSslHandshakeTimeout(connectMs)
                .setVerifyHost(true)
                .setTrustAll(false);
        config.trust()
                .ifPresent(pem -> options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(pem))));
        return options;
    }

    /** Runs before the first request of every connection. What goes wrong there is heard by the exchange, not logged. */
    private static void connected(HttpConnection connection) {
        connection.exceptionHandler(heardElsewhere -> {});
        // RFC 9112, section 2.2, allows a line to end with a bare LF; browsers and curl take it.
        HttpDecoderConfig config = new HttpDecoderConfig()
                .setMaxInitialLineLength(LONGEST_STATUS_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxChunkSize(CHUNK)
                .setStrictLineParsing(false);
        StrictCodec codec = new StrictCodec(config);
        channel(connection).attr(CODEC).set(codec);
        channel(connection).pipeline().replace("codec", "codec", codec);
    }
}
