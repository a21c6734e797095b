package dev.ravel.lab;

import dev.ravel.config.ConfigException;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Binds one port number on 127.0.0.1, 127.0.0.2, ... and nowhere else. Blocks: not for an event loop. */
final class Listeners {
    /** How many free ports of 127.0.0.1 are tried on the other addresses. */
    private static final int ATTEMPTS = 20;
    /** Thousands of clients connect at once; Linux caps this at net.core.somaxconn. */
    private static final int BACKLOG = 16_384;

    private static final long BIND_SECONDS = 20;

    private final Vertx vertx;
    private final Handler<HttpServerRequest> handler;
    private final int hosts;

    Listeners(Vertx vertx, Handler<HttpServerRequest> handler, int hosts) {
        this.vertx = vertx;
        this.handler = handler;
        this.hosts = hosts;
    }

    /** The address of the nth host, from 1. */
    static String address(int host) {
        return "127.0.0." + host;
    }

    int http(int port) throws TimeoutException {
        return bind(options(), port, "lab.port");
    }

    int https(int port, LabCertificate certificate) throws TimeoutException, GeneralSecurityException {
        HttpServerOptions secure = options()
                .setSsl(true)
                .setKeyCertOptions(certificate.identity())
                .setTrustOptions(LabCertificate.trust());
        return bind(secure, port, "lab.securePort");
    }

    private static HttpServerOptions options() {
        return new HttpServerOptions()
                .setAcceptBacklog(BACKLOG)
                .setTcpNoDelay(true)
                .setPerMessageWebSocketCompressionSupported(false)
                .setPerFrameWebSocketCompressionSupported(false)
                .setUseAlpn(false)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxInitialLineLength(65_536)
                .setMaxHeaderSize(65_536);
    }

    private int bind(HttpServerOptions options, int port, String key) throws TimeoutException {
        for (int attempt = 1; ; attempt++) {
            List<HttpServer> open = new ArrayList<>();
            try {
                return bindAll(options, port, open);
            } catch (IOException e) {
                close(open);
                if (port != 0 || attempt == ATTEMPTS) {
                    throw new ConfigException(key, port, e.getMessage());
                }
            }
        }
    }

    private int bindAll(HttpServerOptions options, int port, List<HttpServer> open)
            throws IOException, TimeoutException {
        int bound = port;
        for (int host = 1; host <= hosts; host++) {
            open.add(listen(options, address(host), bound));
            bound = open.get(0).actualPort();
        }
        return bound;
    }

    private HttpServer listen(HttpServerOptions options, String address, int port)
            throws IOException, TimeoutException {
        Future<HttpServer> listening =
                vertx.createHttpServer(options).requestHandler(handler).listen(port, address);
        try {
            return listening.await(BIND_SECONDS, TimeUnit.SECONDS);
        } catch (RuntimeException e) {
            throw e;
        } catch (TimeoutException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("cannot listen on " + address + ": " + e.getMessage(), e);
        }
    }

    private static void close(List<HttpServer> servers) throws TimeoutException {
        List<Future<Void>> closing = servers.stream().map(HttpServer::close).toList();
        Future.join(closing).await(BIND_SECONDS, TimeUnit.SECONDS);
    }
}
