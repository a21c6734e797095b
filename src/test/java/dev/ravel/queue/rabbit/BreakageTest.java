package dev.ravel.queue.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.ShutdownSignalException;
import dev.ravel.queue.BrokerException;
import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class BreakageTest {
    private static ShutdownSignalException signal(boolean connection) {
        AMQP.Channel.Close refusal = new AMQP.Channel.Close.Builder()
                .replyCode(AMQP.NOT_FOUND)
                .replyText("no queue")
                .build();
        return new ShutdownSignalException(connection, false, connection ? null : refusal, null);
    }

    @Test
    void a_socket_that_fails_while_the_connection_is_called_open_breaks_it() {
        assertThat(Breakage.isOne(new SocketException("Socket closed"))).isTrue();
    }

    @Test
    void a_lost_connection_is_known_directly_and_as_a_cause() {
        assertThat(Breakage.isOne(new IOException(signal(true)))).isTrue();
        assertThat(Breakage.isOne(new AlreadyClosedException(signal(true)))).isTrue();
    }

    @Test
    void what_the_broker_refuses_breaks_only_a_channel() {
        assertThat(Breakage.isOne(new IOException(signal(false)))).isFalse();
        assertThat(Breakage.isOne(new AlreadyClosedException(signal(false)))).isFalse();
    }

    @Test
    void what_went_wrong_on_this_side_breaks_nothing() {
        assertThat(Breakage.isOne(new IllegalStateException("a fault"))).isFalse();
        assertThat(Breakage.isOne(new BrokerException("a refusal"))).isFalse();
    }
}
