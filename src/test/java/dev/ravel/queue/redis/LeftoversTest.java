package dev.ravel.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.queue.Broker;
import dev.ravel.queue.Broker.DeadTask;
import dev.ravel.queue.ClaimLostException;
import dev.ravel.queue.Delivery;
import dev.ravel.queue.Progress;
import dev.ravel.queue.RecordingCollector;
import dev.ravel.queue.RecordingTaker;
import dev.ravel.queue.Tickets;
import dev.ravel.work.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is left in Redis by those who are gone, or too late, keeps nobody waiting. */
final class LeftoversTest extends RedisRig {
    private static final Instant LONG_AGO = Instant.EPOCH.plusMillis(1);

    @Test
    void what_a_killed_worker_had_expires_although_no_worker_is_left() {
        Broker broker = connect();
        RecordingCollector collector = collect(broker);
        submit(broker, List.of(Tickets.expiring(JOB.sum(0), LONG_AGO)));
        Broker dying = connect();
        RecordingTaker worker = take(dying, plain(1, "sum"));
        context.until("taken", () -> worker.taken.size() == 1);

        killed(dying);

        context.until("its end", () -> {
            broker.expire("job");
            return !collector.outcomes().isEmpty();
        });
        assertThat(context.get(collector::outcomes)).extracting(Outcome::label).containsExactly("expired");
    }

    @Test
    void what_others_buried_is_not_dead_when_its_end_comes_after_all() {
        Broker broker = connect();
        RecordingCollector collector = collect(broker);
        submit(broker, JOB.sums(0, 2));
        RecordingTaker slow = take(connect(), plain(2, "sum"), Delivery::begin);
        context.until("taken", () -> slow.taken.size() == 2);
        Delivery late = context.get(() -> slow.delivery(1));
        RecordingTaker burying = new RecordingTaker();
        Consumer<Delivery> bury = delivery -> burying.settle(delivery, delivery.bury("it killed"));
        burying.react(bury);
        run(() -> slow.react(bury));
        run(() -> loseClaims(broker));
        take(connect(), plain(2, "sum"), burying);
        context.until("both dead", () -> collector.notices.size() == 2);

        Throwable failure = context.failure(() -> late.end(Tickets.done(late.ticket())));

        assertThat(failure).isInstanceOf(ClaimLostException.class);
        assertThat(context.await(() -> broker.dead(Optional.of("job"))))
                .extracting(DeadTask::ordinal)
                .containsExactly(0L);
        assertThat(context.await(() -> broker.progress("job")))
                .isEqualTo(new Progress(2, false, 0, 0, 1, 0, 0, 0, 1, 0));
    }
}
