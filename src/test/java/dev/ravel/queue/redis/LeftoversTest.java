package dev.ravel.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.queue.Broker;
import dev.ravel.queue.RecordingCollector;
import dev.ravel.queue.RecordingTaker;
import dev.ravel.queue.Tickets;
import dev.ravel.work.Outcome;
import java.time.Instant;
import java.util.List;
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
}
