package dev.ravel.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.queue.Broker;
import dev.ravel.queue.BrokerContext;
import dev.ravel.queue.BrokerException;
import dev.ravel.queue.Connection;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Redis behind TLS is believed only with a certificate of its own name, from an authority that is trusted. */
final class RedisTlsTest {
    private final BrokerContext context = new BrokerContext();
    private final Vertx vertx = Vertx.vertx();
    private RedisProcess redis;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        redis = new RedisProcess(folder);
    }

    @AfterEach
    void stop() {
        context.await(vertx::close);
        context.close();
        redis.close();
    }

    @Test
    void with_the_right_certificate_it_is_used() throws Exception {
        Connection connection = connection(front("trusted"), Optional.of(pem("trusted.pem")));

        Broker broker = context.await(() -> RedisBroker.open(connection, context.clockwork()));

        assertThat(context.await(broker::jobs)).isEmpty();
        context.await(broker::close);
    }

    @Test
    void with_the_certificate_of_another_name_it_is_refused() throws Exception {
        int port = front("misnamed");

        assertThat(refusal(connection(port, Optional.of(pem("misnamed.pem")))))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("cannot reach rediss://localhost:" + port + ": ");
    }

    @Test
    void with_a_certificate_of_nobody_known_it_is_refused() throws Exception {
        int port = front("trusted");

        assertThat(refusal(connection(port, Optional.empty())))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("cannot reach rediss://localhost:" + port + ": ");
    }

    private Throwable refusal(Connection connection) {
        return context.failure(
                () -> RedisBroker.open(connection, context.clockwork()).mapEmpty());
    }

    private static Connection connection(int port, Optional<String> trust) {
        return new Connection(
                "rediss://localhost:" + port, "tls", trust, 1, Plant.CLAIM, Duration.ofMillis(500), line -> {});
    }

    /** Returns its port. */
    private int front(String certificate) throws Exception {
        PemKeyCertOptions keys = new PemKeyCertOptions()
                .setCertPath(file(certificate + ".pem").toString())
                .setKeyPath(file(certificate + ".key").toString());
        NetServer server = vertx.createNetServer(
                new NetServerOptions().setHost("127.0.0.1").setSsl(true).setKeyCertOptions(keys));
        NetClient client = vertx.createNetClient();
        server.connectHandler(near -> {
            near.pause();
            client.connect(redis.port(), "127.0.0.1").onSuccess(far -> join(near, far));
        });
        return context.await(server::listen).actualPort();
    }

    private static void join(NetSocket near, NetSocket far) {
        near.pipeTo(far);
        far.pipeTo(near);
    }

    private static Path file(String name) throws URISyntaxException {
        return Path.of(
                RedisTlsTest.class.getResource("/dev/ravel/fetch/" + name).toURI());
    }

    private static String pem(String name) throws Exception {
        return Files.readString(file(name));
    }
}
