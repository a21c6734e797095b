package dev.ravel.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Notice;
import dev.ravel.queue.Broker;
import dev.ravel.queue.BrokerException;
import dev.ravel.queue.RecordingCollector;
import dev.ravel.queue.RecordingTaker;
import dev.ravel.queue.Tickets;
import dev.ravel.work.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

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
    void whoever_collects_a_notice_that_cannot_be_read_hears_of_it_and_others_do_not() {
        Broker broker = connect();
        Broker other = connect();
        StreamEntryID id = add("notices:job", Map.of("n", "{\"ravel\":99}"));
        context.await(() -> broker.tell("job", new Notice.Requeued(7)));

        RecordingCollector collector = collect(broker);

        context.until("the one after it", () -> collector.notices.equals(List.of(new Notice.Requeued(7))));
        assertThat(context.failure(() -> broker.progress("job").mapEmpty()))
                .isInstanceOf(BrokerException.class)
                .hasMessage("a notice of the job job is of format 99, and this Ravel reads 1: it is kept");
        assertThat(context.await(() -> other.progress("job")).dead()).isZero();
        try (Jedis jedis = redis.jedis()) {
            assertThat(jedis.xrange(plant.key("notices:job"), id, id, 1)).hasSize(1);
        }
    }

    private StreamEntryID add(String key, Map<String, String> entry) {
        try (Jedis jedis = redis.jedis()) {
            return jedis.xadd(plant.key(key), StreamEntryID.NEW_ENTRY, entry);
        }
    }
}
