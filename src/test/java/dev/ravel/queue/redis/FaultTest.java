package dev.ravel.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.redis.client.impl.types.ErrorType;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FaultTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "LOADING Redis is loading the dataset in memory|LOST",
                "NOSCRIPT No matching script|LOST",
                "READONLY You can't write against a read only replica|LOST",
                "CONNECTION_CLOSED|LOST",
                "WRONGPASS invalid username-password pair|SHUT",
                "NOAUTH Authentication required|SHUT",
                "OOM command not allowed|REFUSED",
                "WRONGTYPE Operation against a key|REFUSED"
            })
    void what_redis_says_decides_what_is_done(String said, Fault.Kind kind) {
        assertThat(Fault.of(ErrorType.create(said)).kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource({"Connection refused: /127.0.0.1:1", "OOM in the words of a socket"})
    void what_redis_did_not_say_is_a_lost_connection(String reason) {
        assertThat(Fault.of(new IOException(reason + "\nand more"))).isEqualTo(new Fault(Fault.Kind.LOST, reason));
    }
}
