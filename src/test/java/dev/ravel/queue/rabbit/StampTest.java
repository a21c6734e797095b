package dev.ravel.queue.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StampTest {
    private static final Instant NOON = Instant.parse("2030-01-01T12:00:00Z");

    @Test
    void what_is_said_is_read_back() {
        Stamp stamp = Stamp.PLAIN.lost(2).due(NOON).dead("a reason");

        assertThat(Stamp.of(stamp.properties())).isEqualTo(stamp);
        assertThat(Stamp.of(Stamp.PLAIN.properties())).isEqualTo(Stamp.PLAIN);
    }

    @Test
    void everything_is_persistent() {
        assertThat(Stamp.PLAIN.properties().getDeliveryMode()).isEqualTo(2);
        assertThat(Stamp.PLAIN.lost(1).properties().getDeliveryMode()).isEqualTo(2);
    }

    @Test
    void a_lifetime_is_told_to_the_broker_in_milliseconds() {
        assertThat(lifetime(Duration.ofSeconds(90))).isEqualTo("90000");
        assertThat(lifetime(Duration.ofSeconds(-1))).isEqualTo("0");
        assertThat(Stamp.PLAIN.lost(1).properties().getExpiration()).isNull();
    }

    private static String lifetime(Duration time) {
        return Stamp.PLAIN.living(Optional.of(time)).properties().getExpiration();
    }

    @Test
    void the_returns_are_those_that_the_queue_counted() {
        BasicProperties returned = new BasicProperties.Builder()
                .headers(Map.of("x-delivery-count", 3L, "losses", 1))
                .build();

        assertThat(Stamp.returns(returned)).isEqualTo(3);
        assertThat(Stamp.of(returned).losses()).isEqualTo(1);
        assertThat(Stamp.returns(new BasicProperties())).isZero();
    }

    @Test
    void a_foreign_header_is_no_number() {
        BasicProperties foreign =
                new BasicProperties.Builder().headers(Map.of("losses", "many")).build();

        assertThat(Stamp.of(foreign).losses()).isZero();
    }
}
