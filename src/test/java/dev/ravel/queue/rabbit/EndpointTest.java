package dev.ravel.queue.rabbit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.ConnectionFactory;
import dev.ravel.queue.BrokerException;
import dev.ravel.queue.Connection;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndpointTest {
    private static ConnectionFactory factory(String url) throws BrokerException {
        return Endpoint.of(url).factory(settings(url));
    }

    private static Connection settings(String url) {
        return new Connection(url, "name", Optional.empty(), 1, Duration.ofSeconds(7), Duration.ZERO, line -> {});
    }

    @Test
    void all_parts_of_a_url_are_understood() throws BrokerException {
        ConnectionFactory factory = factory("amqp://us%40er:p%2Fa+ss@broker.example:1234/a%2Fhost");

        assertThat(factory.getHost()).isEqualTo("broker.example");
        assertThat(factory.getPort()).isEqualTo(1234);
        assertThat(factory.getUsername()).isEqualTo("us@er");
        assertThat(factory.getPassword()).isEqualTo("p/a+ss");
        assertThat(factory.getVirtualHost()).isEqualTo("a/host");
        assertThat(factory.getRequestedHeartbeat()).isEqualTo(7);
    }

    @Test
    void what_is_missing_is_as_usual() throws BrokerException {
        ConnectionFactory plain = factory("amqp://broker");

        assertThat(plain.getPort()).isEqualTo(5672);
        assertThat(plain.getUsername()).isEqualTo("guest");
        assertThat(plain.getVirtualHost()).isEqualTo("/");
        assertThat(plain.isSSL()).isFalse();
        assertThat(factory("amqps://broker").getPort()).isEqualTo(5671);
        assertThat(factory("amqps://broker").isSSL()).isTrue();
    }

    @Test
    void an_ipv6_address_is_without_brackets() throws BrokerException {
        assertThat(factory("amqp://[::1]:1234").getHost()).isEqualTo("::1");
        assertThat(Endpoint.of("amqp://[::1]:1234")).hasToString("amqp://[::1]:1234");
    }

    @Test
    void the_client_does_not_recover_by_itself() throws BrokerException {
        assertThat(factory("amqp://broker").isAutomaticRecoveryEnabled()).isFalse();
    }

    @Test
    void it_is_named_without_credentials() throws BrokerException {
        assertThat(Endpoint.of("amqps://user:secret@broker/host")).hasToString("amqps://broker:5671");
    }

    @Test
    void another_scheme_is_refused() {
        assertThatThrownBy(() -> Endpoint.of("http://user:secret@broker"))
                .isInstanceOf(BrokerException.class)
                .hasMessage("the URL of the broker is not amqp://host:port or amqps://host:port");
    }
}
