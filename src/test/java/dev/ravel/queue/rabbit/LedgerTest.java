package dev.ravel.queue.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.queue.BrokerContext;
import dev.ravel.queue.BrokerException;
import dev.ravel.queue.Connection;
import dev.ravel.queue.Progress;
import dev.ravel.queue.Tickets;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Looks at what is not one's own alone: with others, after a failure, and where nothing is. */
class LedgerTest {
    private static final Duration SHORT = Duration.ofSeconds(2);

    private final BrokerContext context = new BrokerContext();
    private final RabbitRig rig = new RabbitRig();
    private final Connection settings = rig.settings(Tickets.SHARDS, SHORT);
    private final Names names = new Names(settings.name());
    private final RabbitBroker broker = context.await(() -> rig.open(settings, context.clockwork()));

    @AfterEach
    void close() {
        context.await(broker::close);
        context.close();
    }

    private void stranger(Stranger.Doing doing) throws Exception {
        new Stranger(settings).does(doing);
    }

    /** The last word of the submitter. */
    private void submitted(byte[] written) throws Exception {
        stranger((channel, names) -> {
            names.submitted("job").declare(channel);
            channel.confirmSelect();
            channel.basicPublish("", names.submitted("job").name(), null, written);
            channel.waitForConfirmsOrDie();
        });
    }

    @Test
    void a_look_that_fails_lets_others_look() throws Exception {
        submitted("x".getBytes(StandardCharsets.UTF_8));

        Throwable e = context.failure(() -> broker.progress("job").mapEmpty());

        assertThat(e).isInstanceOf(BrokerException.class).hasMessageContaining("x");
        stranger((channel, names) -> assertThat(channel.queueDeclare(names.lock(), false, true, true, null))
                .isNotNull());
        assertThat(context.await(broker::jobs)).isEmpty();
    }

    @Test
    void who_looks_for_too_long_is_not_waited_for() throws Exception {
        stranger((channel, names) -> {
            channel.queueDeclare(names.lock(), false, true, true, null);

            Throwable e = context.failure(() -> broker.jobs().mapEmpty());

            assertThat(e)
                    .isInstanceOf(BrokerException.class)
                    .hasMessage("another process holds " + names.lock() + " for 2000 ms");
        });
        assertThat(context.await(broker::jobs)).isEmpty();
    }

    @Test
    void a_queue_that_is_missing_holds_nothing() throws Exception {
        Submission submission = new Submission();
        submission.add(Tickets.of("job").sums(0, 3), Set.of(names.plain("gone").name()));
        submitted(submission.written());

        Progress progress = context.await(() -> broker.progress("job"));

        assertThat(progress.submitted()).isEqualTo(3);
        assertThat(progress.waiting()).isZero();
        assertThat(progress.inFlight()).isEqualTo(3);
    }

    @Test
    void to_ask_for_a_job_that_is_not_there_makes_no_queue() throws Exception {
        Progress progress = context.await(() -> broker.progress("unknown"));

        assertThat(progress.submitted()).isZero();
        for (Queue queue : Set.of(names.notices("unknown"), names.submitted("unknown"), names.collected("unknown"))) {
            assertThat(there(queue)).as(queue.name()).isFalse();
        }
    }

    private boolean there(Queue queue) throws Exception {
        try {
            stranger((channel, names) -> channel.queueDeclarePassive(queue.name()));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
