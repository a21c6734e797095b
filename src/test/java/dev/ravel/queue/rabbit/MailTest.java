package dev.ravel.queue.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Delivery;
import com.rabbitmq.client.Envelope;
import dev.ravel.bus.Ticket;
import dev.ravel.bus.TicketCodec;
import dev.ravel.queue.Tickets;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MailTest {
    private static final Instant NOW = Instant.ofEpochSecond(1000);
    private static final Tickets JOB = Tickets.of("job");

    private final Names names = new Names("name");
    private final Queue queue = names.plain("sum");
    private final Mail mail = new Mail(names, () -> NOW);

    private Parcel back(byte[] body) {
        Delivery content = new Delivery(new Envelope(1, false, "", queue.name()), Stamp.PLAIN.properties(), body);
        return mail.back(new Message(null, content), queue, 2).parcel();
    }

    private static byte[] written(Ticket ticket) {
        return new TicketCodec().encode(ticket);
    }

    @Test
    void what_is_given_back_lapses_when_it_would_have() {
        Parcel parcel = back(written(Tickets.expiring(JOB.sum(0), NOW.plusSeconds(7))));

        assertThat(parcel.properties().getExpiration()).isEqualTo("7000");
        assertThat(Stamp.of(parcel.properties()).losses()).isEqualTo(2);
    }

    @Test
    void what_is_given_back_too_late_lapses_at_once() {
        Parcel parcel = back(written(Tickets.expiring(JOB.sum(0), NOW.minusSeconds(7))));

        assertThat(parcel.properties().getExpiration()).isEqualTo("0");
    }

    @Test
    void what_has_no_deadline_or_cannot_be_read_stays_in_its_queue() {
        assertThat(back(written(JOB.sum(0))).properties().getExpiration()).isNull();
        assertThat(back("rubbish".getBytes(StandardCharsets.UTF_8)).properties().getExpiration())
                .isNull();
    }
}
