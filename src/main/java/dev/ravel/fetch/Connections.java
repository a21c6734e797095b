package dev.ravel.fetch;

import dev.ravel.config.FetchConfig;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.impl.HttpClientConnectionInternal;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.concurrent.TimeUnit;

/** Builds the client: kept-alive HTTP/1.1 connections, certificates and host names always verified. */
final class Connections {
    private static final int LONGEST_STATUS_LINE = 16 * 1024;
    private static final int LONGEST_HEADERS = 64 * 1024;
    private static final int CHUNK = 64 * 1024;
    /** Many servers close after 15 s or more; a crawl of many hosts must not keep a minute's worth of connections. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private Connections() {}

    static HttpClient client(Vertx vertx, FetchConfig config, int perHost) {
        return vertx.httpClientBuilder()
                .with(options(config))
                .with(new PoolOptions().setHttp1MaxSize(perHost))
                .withConnectHandler(Connections::connected)
                .build();
    }

    private static HttpClientOptions options(FetchConfig config) {
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
        config.trust().ifPresent(pem -> options.setTrustOptions(new PemTrustOptions().addCertPath(pem.toString())));
        return options;
    }

    /** Runs before the first request of every connection. What goes wrong there is heard by the exchange, not logged. */
    private static void connected(HttpConnection connection) {
        connection.exceptionHandler(heardElsewhere -> {});
        HttpDecoderConfig config = new HttpDecoderConfig()
                .setMaxInitialLineLength(LONGEST_STATUS_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxChunkSize(CHUNK);
        ((HttpClientConnectionInternal) connection)
                .channelHandlerContext()
                .pipeline()
                .replace("codec", "codec", new StrictCodec(config));
    }
}
