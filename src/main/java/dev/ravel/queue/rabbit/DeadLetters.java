package dev.ravel.queue.rabbit;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import dev.ravel.bus.Notice;
import dev.ravel.bus.RubbishException;
import dev.ravel.bus.Ticket;
import dev.ravel.queue.Broker.DeadTask;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** The tasks that nobody runs any more. What nobody can read is among them, and stays. Used under the ledger's lock. */
final class DeadLetters {
    private static final long CONFIRM_MS = 30_000;
    private static final String UNKNOWN = "?";

    private final Mail mail;
    private final String queue;

    /** @param mail for the thread on which this is used alone */
    DeadLetters(Mail mail) {
        this.mail = mail;
        this.queue = mail.names().dead().name();
    }

    List<DeadTask> list(Channel channel, Optional<String> job) throws IOException {
        return Ledger.all(channel, queue).stream()
                .map(this::task)
                .filter(task -> job.isEmpty() || job.get().equals(task.job()))
                .toList();
    }

    private DeadTask task(GetResponse got) {
        String reason = Stamp.of(got.getProps()).reason().orElse("");
        return ticket(got)
                .map(ticket -> new DeadTask(
                        ticket.job(), ticket.ordinal(), ticket.task().work().label(), reason))
                .orElse(new DeadTask(UNKNOWN, -1, UNKNOWN, reason));
    }

    private Optional<Ticket> ticket(GetResponse got) {
        try {
            return Optional.of(mail.read(got.getBody()));
        } catch (RubbishException e) {
            return Optional.empty();
        }
    }

    /** One after the other: each is in its queue before it is no longer here. */
    int requeue(Channel channel, Optional<String> job) throws IOException, InterruptedException, TimeoutException {
        channel.confirmSelect();
        List<GetResponse> back = new ArrayList<>();
        for (GetResponse got : Ledger.all(channel, queue)) {
            Optional<Ticket> ticket =
                    ticket(got).filter(one -> job.isEmpty() || job.get().equals(one.job()));
            if (ticket.isPresent()) {
                publish(channel, ticket.get());
                back.add(got);
            }
        }
        channel.waitForConfirmsOrDie(CONFIRM_MS);
        for (GetResponse got : back) {
            channel.basicAck(got.getEnvelope().getDeliveryTag(), false);
        }
        return back.size();
    }

    private void publish(Channel channel, Ticket ticket) throws IOException {
        publish(channel, mail.notice(ticket.job(), new Notice.Requeued(ticket.ordinal())));
        publish(channel, mail.ticket(ticket.restarted(), Instant.EPOCH));
    }

    private static void publish(Channel channel, Addressed letter) throws IOException {
        for (Queue needed : letter.queues()) {
            needed.declare(channel);
        }
        Parcel parcel = letter.parcel();
        channel.basicPublish(parcel.exchange(), parcel.key(), parcel.properties(), parcel.body());
    }
}
