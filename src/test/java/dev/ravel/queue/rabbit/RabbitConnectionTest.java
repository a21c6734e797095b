package dev.ravel.queue.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConnectionFactory;
import dev.ravel.bus.TicketCodec;
import dev.ravel.lab.LabCertificate;
import dev.ravel.queue.Broker;
import dev.ravel.queue.BrokerContext;
import dev.ravel.queue.BrokerException;
import dev.ravel.queue.Connection;
import dev.ravel.queue.Tickets;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(value = TestRabbit.NODE, mode = ResourceAccessMode.READ)
class RabbitConnectionTest {
    private static final Tickets JOB = Tickets.of("job");
    private static final Duration SHORT = Duration.ofMillis(300);
    /** Enough to connect on a busy machine. */
    private static final Duration ENOUGH = Duration.ofSeconds(3);

    private final BrokerContext context = new BrokerContext();
    private final RabbitRig rig = new RabbitRig();
    private final List<Broker> brokers = new ArrayList<>();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        brokers.forEach(broker -> context.await(broker::close));
        context.close();
    }

    private RabbitBroker open(Duration patience) {
        Connection settings = rig.settings(Tickets.SHARDS, patience);
        RabbitBroker broker = context.await(() -> rig.open(settings, context.clockwork()));
        brokers.add(broker);
        return broker;
    }

    /** Why there is no broker at this URL. */
    private String refusal(String url, Optional<String> trust) {
        Connection settings =
                new Connection(url, TestRabbit.freshName(), trust, Tickets.SHARDS, RabbitRig.CLAIM, SHORT, told::add);
        return refusal(settings);
    }

    private String refusal(Connection settings) {
        Throwable e = context.failure(
                () -> RabbitBroker.open(settings, context.clockwork()).mapEmpty());
        assertThat(e).isInstanceOf(BrokerException.class);
        return e.getMessage();
    }

    @Test
    void a_broker_that_is_not_there_is_named_without_credentials() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }

        String why = refusal("amqp://user:secret@127.0.0.1:" + port + "/host", Optional.empty());

        assertThat(why)
                .startsWith("no connection to amqp://127.0.0.1:" + port + " for 300 ms: ")
                .doesNotContain("user", "secret");
        assertThat(told).isEmpty();
    }

    @Test
    void wrong_credentials_are_refused_at_once() {
        URI right = URI.create(TestRabbit.url());
        String url = "amqp://guest:wrong-secret@" + right.getHost() + ":" + right.getPort();

        assertThat(refusal(url, Optional.empty()))
                .isEqualTo("amqp://" + right.getHost() + ":" + right.getPort() + " refuses the credentials");
    }

    @Test
    void a_url_that_is_none_is_not_repeated() {
        assertThat(refusal("amqp://user:se cret@host", Optional.empty()))
                .isEqualTo("the URL of the broker is not amqp://host:port or amqps://host:port");
    }

    @Test
    void another_number_of_shards_is_refused() {
        open(Duration.ZERO);

        assertThat(refusal(rig.settings(7, Duration.ZERO))).contains("are divided into 4 shards, and this is to use 7");
    }

    @Test
    void another_format_is_refused() throws Exception {
        Connection settings = rig.settings(Tickets.SHARDS, Duration.ZERO);
        ConnectionFactory factory = Endpoint.of(settings.url()).factory(settings);
        try (com.rabbitmq.client.Connection other = factory.newConnection();
                Channel channel = other.createChannel()) {
            new Names(settings.name())
                    .mark(TicketCodec.FORMAT + 1, Tickets.SHARDS)
                    .declare(channel);
        }

        assertThat(refusal(settings)).contains("are of format 2, and this Ravel uses 1");
    }

    @Test
    void a_lost_connection_is_told_once_and_so_is_the_next_one() {
        RabbitBroker broker = open(Duration.ZERO);

        context.get(() -> {
            rig.cut(broker);
            return null;
        });
        context.until("both told", () -> rig.told.size() == 2);

        context.await(() -> broker.submit(JOB.sums(0, 1)));
        assertThat(rig.told.get(0)).startsWith("lost the connection to amqp://");
        assertThat(rig.told.get(1)).startsWith("the connection to amqp://").endsWith(" is back");
        assertThat(rig.told).hasSize(2).noneMatch(line -> line.contains("guest"));
    }

    @Test
    void what_is_asked_while_the_broker_is_away_is_answered_when_it_is_back() {
        RabbitBroker broker = open(Duration.ZERO);
        Future<Void> submitted = context.get(() -> {
            rig.sockets(broker).refuse();
            rig.cut(broker);
            return broker.submit(JOB.sums(0, 3));
        });
        context.until("the loss", () -> rig.told.size() == 1);
        assertThat(submitted.isComplete()).isFalse();

        rig.sockets(broker).allow();

        context.until("the answer", submitted::succeeded);
        assertThat(context.await(() -> broker.progress("job")).submitted()).isEqualTo(3);
    }

    @Test
    void a_broker_that_is_away_for_too_long_is_given_up() {
        RabbitBroker broker = open(ENOUGH);
        Future<Void> submitted = context.get(() -> {
            rig.sockets(broker).refuse();
            rig.cut(broker);
            return broker.submit(JOB.sums(0, 3));
        });

        context.until("the end", submitted::failed);

        assertThat(submitted.cause())
                .isInstanceOf(BrokerException.class)
                .hasMessageContaining(" for 3000 ms: refused by the test");
        assertThat(rig.told).hasSize(2);
        assertThat(context.failure(() -> broker.jobs().mapEmpty())).isInstanceOf(BrokerException.class);
    }

    @Test
    void a_broker_is_trusted_by_the_authority_that_is_named() {
        Connection settings = new Connection(
                TestRabbit.secureUrl("127.0.0.1"),
                TestRabbit.freshName(),
                Optional.of(LabCertificate.authority().toString()),
                Tickets.SHARDS,
                RabbitRig.CLAIM,
                Duration.ZERO,
                told::add);

        Broker broker = context.await(() -> RabbitBroker.open(settings, context.clockwork()));

        assertThat(context.await(broker::jobs)).isEmpty();
        context.await(broker::close);
    }

    @Test
    void a_broker_that_nobody_vouches_for_is_refused() {
        assertThat(refusal(TestRabbit.secureUrl("127.0.0.1"), Optional.empty())).contains("unable to find valid");
    }

    @Test
    void a_certificate_for_another_name_is_refused() {
        String authority = LabCertificate.authority().toString();

        assertThat(refusal(TestRabbit.secureUrl("127.0.0.251"), Optional.of(authority)))
                .contains("127.0.0.251");
    }

    @Test
    void an_authority_that_is_none_is_refused() {
        assertThat(refusal(TestRabbit.secureUrl("127.0.0.1"), Optional.of("-----BEGIN CERTIFICATE-----")))
                .startsWith("the certificates to trust the broker by cannot be read: ");
    }
}
