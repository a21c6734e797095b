package dev.ravel.fetch;

import dev.ravel.config.RequestConfig;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.impl.HttpChannelConnector;
import io.vertx.core.http.impl.HttpClientBase;
import io.vertx.core.http.impl.HttpClientConnectionInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The client's HTTP/1.1 connections: kept alive, or fresh ones for a single request each. Certificates and host names
 * are always verified. Confined to the fetcher's event loop.
 *
 * <p>In place of the client's own pool, because that one looks at all connections of a host for each request: 7 % of the
 * loop's time with 5,000 of them. Here a request takes the connection that was idle for the shortest time.
 */
final class Connections {
    private static final int LONGEST_STATUS_LINE = 16 * 1024;
    private static final int LONGEST_HEADERS = 64 * 1024;
    private static final int CHUNK = 64 * 1024;
    /** Many servers close after 15 s or more; a crawl of many hosts must not keep a minute's worth of connections. */
    private static final int KEEP_ALIVE_SECONDS = 15;

    private static final long SWEEP_MS = 1000;
    private static final long NONE = -1;

    private final VertxInternal vertx;
    private final Client kept;
    private final Client fresh;
    private final int perHost;
    private final Map<Endpoint, Kept> byEndpoint = new HashMap<>();
    private long sweeper = NONE;
    private boolean closed;

    /** What connections are made with. */
    private record Client(HttpClientBase base, HttpClientOptions options) {
        static Client of(VertxInternal vertx, HttpClientOptions options) {
            return new Client(new HttpClientBase(vertx, options), options);
        }

        HttpChannelConnector to(Endpoint endpoint) {
            return new HttpChannelConnector(
                    base,
                    base.netClient(),
                    options.getSslOptions(),
                    null,
                    null,
                    options.getProtocolVersion(),
                    endpoint.secure(),
                    options.isUseAlpn(),
                    endpoint.authority(),
                    endpoint.address(),
                    false,
                    0);
        }

        Future<Void> close() {
            return base.shutdown(0, TimeUnit.SECONDS);
        }
    }

    /** @param perHost the most connections to keep to one host */
    Connections(Vertx vertx, RequestConfig config, int perHost) {
        this.vertx = (VertxInternal) vertx;
        this.perHost = perHost;
        this.kept = Client.of(this.vertx, options(config));
        this.fresh = Client.of(this.vertx, options(config).setKeepAlive(false));
    }

    /** Takes an idle connection, or returns null. */
    Connection idle(Endpoint endpoint) {
        return kept(endpoint).idle();
    }

    /** A connection that is made, or given back meanwhile where there are as many as there may be. */
    Future<Connection> next(Endpoint endpoint) {
        return kept(endpoint).next();
    }

    /** A new connection for a single request, which is closed after it. */
    Future<Connection> connectOnce(Endpoint endpoint) {
        return connect(endpoint, fresh, () -> {});
    }

    /** The connection has no request any more: it waits for the next. */
    void release(Connection connection) {
        Kept its = byEndpoint.get(connection.endpoint());
        if (its != null) {
            its.release(connection);
        }
    }

    private Kept kept(Endpoint endpoint) {
        if (sweeper == NONE && !closed) {
            sweeper = vertx.setPeriodic(SWEEP_MS, id -> sweep());
        }
        return byEndpoint.computeIfAbsent(endpoint, this::none);
    }

    private Kept none(Endpoint endpoint) {
        return new Kept(perHost, () -> connect(endpoint, kept, () -> lost(endpoint)));
    }

    private void lost(Endpoint endpoint) {
        Kept its = byEndpoint.get(endpoint);
        if (its != null) {
            its.lost();
        }
    }

    private Future<Connection> connect(Endpoint endpoint, Client client, Runnable whenClosed) {
        return closed
                ? Future.failedFuture(new HttpClosedException("closed"))
                : client.to(endpoint)
                        .httpConnect(vertx.getOrCreateContext())
                        .map(wire -> new Connection(endpoint, wire, strict(wire), whenClosed));
    }

    private void sweep() {
        byEndpoint.values().removeIf(Kept::swept);
        if (byEndpoint.isEmpty()) {
            stopSweeping();
        }
    }

    private void stopSweeping() {
        vertx.cancelTimer(sweeper);
        sweeper = NONE;
    }

    /** Closes all of them. */
    Future<Void> close() {
        closed = true;
        stopSweeping();
        return Future.join(kept.close(), fresh.close()).mapEmpty();
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

    /** Before the first request of every connection. What goes wrong there is heard by the exchange, not logged. */
    private static StrictCodec strict(HttpClientConnectionInternal wire) {
        wire.exceptionHandler(heardElsewhere -> {});
        // RFC 9112, section 2.2, allows a line to end with a bare LF; browsers and curl take it.
        HttpDecoderConfig config = new HttpDecoderConfig()
                .setMaxInitialLineLength(LONGEST_STATUS_LINE)
                .setMaxHeaderSize(LONGEST_HEADERS)
                .setMaxChunkSize(CHUNK)
                .setStrictLineParsing(false);
        StrictCodec codec = new StrictCodec(config);
        ChannelPipeline pipeline = wire.channelHandlerContext().pipeline();
        pipeline.replace("codec", "codec", codec);
        return codec;
    }
}
