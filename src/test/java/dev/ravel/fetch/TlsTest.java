package dev.ravel.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Certificates and host names are always verified; what is trusted is the system's or one file's, never both. */
class TlsTest {
    private final Vertx vertx = Vertx.vertx();
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static Path resource(String name) throws URISyntaxException {
        return Path.of(TlsTest.class.getResource(name).toURI());
    }

    private int serve(String certificate) throws Exception {
        PemKeyCertOptions keys = new PemKeyCertOptions()
                .setCertPath(resource(certificate + ".pem").toString())
                .setKeyPath(resource(certificate + ".key").toString());
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setSsl(true).setKeyCertOptions(keys))
                .requestHandler(request -> request.response().end("hello"));
        return server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
    }

    private static void assertUntrusted(Result result) {
        assertThat(result).isInstanceOf(Result.Failed.class);
        assertThat(((Result.Failed) result).cause()).as(result.toString()).isEqualTo(Cause.TLS);
    }

    @Test
    void a_certificate_of_the_trust_file_is_trusted() throws Exception {
        bench.trust = Optional.of(Files.readString(resource("trusted.pem")));
        int port = serve("trusted");

        assertThat(bench.get("https", "127.0.0.1", port).bytes()).isEqualTo(5);
        assertThat(bench.get("https", "localhost", port).bytes()).isEqualTo(5);
    }

    @Test
    void a_certificate_that_the_system_does_not_know_is_not_trusted() throws Exception {
        assertUntrusted(bench.get("https", "127.0.0.1", serve("trusted")));
    }

    @Test
    void a_certificate_that_the_trust_file_does_not_have_is_not_trusted() throws Exception {
        bench.trust = Optional.of(Files.readString(resource("misnamed.pem")));

        assertUntrusted(bench.get("https", "127.0.0.1", serve("trusted")));
    }

    @Test
    void a_trusted_certificate_of_another_host_is_refused() throws Exception {
        bench.trust = Optional.of(Files.readString(resource("misnamed.pem")));

        assertUntrusted(bench.get("https", "127.0.0.1", serve("misnamed")));
    }

    @Test
    void a_trust_file_without_a_certificate_trusts_nobody() throws Exception {
        bench.trust = Optional.of(Files.readString(resource("trusted.key")));

        assertUntrusted(bench.get("https", "127.0.0.1", serve("trusted")));
    }

    @Test
    void a_server_without_tls_is_a_tls_failure() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getInputStream().read();
                    socket.getOutputStream().write(RawServer.latin("HTTP/1.1 400 Bad Request\r\n\r\n"));
                    socket.getOutputStream().flush();
                    socket.getInputStream().readAllBytes();
                } catch (IOException e) {
                    return;
                }
            });
            answering.setDaemon(true);
            answering.start();

            assertUntrusted(bench.get("https", "127.0.0.1", plain.getLocalPort()));
        }
    }
}
