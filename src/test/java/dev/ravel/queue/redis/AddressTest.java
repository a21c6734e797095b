package dev.ravel.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ravel.queue.BrokerException;
import dev.ravel.queue.Connection;
import io.vertx.redis.client.RedisOptions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTest {
    @Test
    void what_is_left_out_is_as_usual() throws BrokerException {
        Address address = Address.of("redis://broker.example");

        assertThat(address).hasToString("redis://broker.example:6379");
        assertThat(address.database()).isZero();
        assertThat(address.tls()).isFalse();
        assertThat(address.user()).isEmpty();
        assertThat(address.password()).isEmpty();
    }

    @Test
    void credentials_are_read_and_never_shown() throws BrokerException {
        Address address = Address.of("rediss://ann:p%40ss:w@[::1]:7000/3");

        assertThat(address.user()).contains("ann");
        assertThat(address.password()).contains("p@ss:w");
        assertThat(address.database()).isEqualTo(3);
        assertThat(address.tls()).isTrue();
        assertThat(address.toString()).isEqualTo("rediss://[::1]:7000");
    }

    @Test
    void a_password_needs_no_user() throws BrokerException {
        Address address = Address.of("redis://:secret@h");

        assertThat(address.user()).isEmpty();
        assertThat(address.password()).contains("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://:secret@h",
                "secret",
                "redis://",
                "redis://:secret@",
                "redis://h:secret",
                "redis://h/secret",
                "redis://:secret@h h"
            })
    void what_is_refused_is_not_repeated(String url) {
        assertThatThrownBy(() -> Address.of(url))
                .isInstanceOf(BrokerException.class)
                .hasMessage("the URL of the broker is not redis[s]://[user:password@]host[:port][/database]");
    }

    @Test
    void the_name_of_the_host_is_verified_over_tls() throws BrokerException {
        RedisOptions options = Address.of("rediss://h").options(connection());

        assertThat(options.getNetClientOptions().isSsl()).isTrue();
        assertThat(options.getNetClientOptions().getHostnameVerificationAlgorithm())
                .isEqualTo("HTTPS");
        assertThat(options.getNetClientOptions().isTrustAll()).isFalse();
    }

    private static Connection connection() {
        return new Connection("", "n", Optional.empty(), 1, Duration.ofSeconds(1), Duration.ZERO, line -> {});
    }
}
