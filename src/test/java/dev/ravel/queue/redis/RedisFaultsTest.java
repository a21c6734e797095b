package dev.ravel.queue.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import dev.ravel.queue.Broker;
import dev.ravel.queue.BrokerContext;
import dev.ravel.queue.BrokerException;
import dev.ravel.queue.Connection;
import dev.ravel.queue.Delivery;
import dev.ravel.queue.Order;
import dev.ravel.queue.Progress;
import dev.ravel.queue.RecordingCollector;
import dev.ravel.queue.RecordingTaker;
import dev.ravel.queue.Tickets;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/** What becomes of a job when its Redis, or the way there, fails. */
@Slow(28)
final class RedisFaultsTest {
    private static final int MANY = 300;
    private static final Tickets JOB = Tickets.of("job");

    private final BrokerContext context = new BrokerContext();
    private final List<Broker> brokers = new ArrayList<>();
    private RedisProcess redis;
    private Plant plant;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        redis = new RedisProcess(folder);
        plant = new Plant(redis);
    }

    @AfterEach
    void stop() {
        brokers.forEach(broker -> context.await(broker::close));
        context.await(plant::over);
        context.close();
        redis.close();
    }

    private Broker connect() {
        return added(context.await(() -> plant.open(context.clockwork())));
    }

    private Broker added(Broker broker) {
        brokers.add(broker);
        return broker;
    }

    private void run(Runnable action) {
        context.get(() -> {
            action.run();
            return null;
        });
    }

    private RecordingTaker take(Broker broker, int slots) {
        RecordingTaker taker = new RecordingTaker();
        Order order = new Order("worker-" + brokers.indexOf(broker), List.of("sum"), List.of(), slots, 1);
        context.await(() -> broker.take(order, taker));
        return taker;
    }

    private RecordingTaker work(Broker broker) {
        RecordingTaker taker = take(broker, 4);
        run(() -> {
            taker.react(taker::end);
            List.copyOf(taker.inHand).forEach(taker::end);
        });
        return taker;
    }

    private RecordingCollector collect(Broker broker) {
        RecordingCollector collector = new RecordingCollector();
        context.await(() -> broker.collect("job", 50, collector));
        return collector;
    }

    private void submit(Broker broker, long from, long to) {
        context.await(() -> broker.submit(JOB.sums(from, to)));
    }

    private void assertAllDoneOnce(Broker broker, int total) {
        Progress progress = context.await(() -> broker.progress("job"));
        assertThat(progress).isEqualTo(new Progress(total, false, 0, 0, total, 0, 0, 0, 0, 0));
    }

    @Test
    void a_redis_that_is_killed_and_started_again_goes_on_where_it_was() throws IOException {
        Broker broker = connect();
        RecordingCollector collector = collect(broker);
        work(connect());
        work(connect());
        for (int round = 0; round < 3; round++) {
            long from = (long) round * MANY;
            run(() -> broker.submit(JOB.sums(from, from + MANY)));
            context.until("some ended", () -> collector.ended().size() > from + MANY / 4);
            redis.kill();
            redis.start();
            context.until("all of it ended", () -> collector.ended().size() == from + MANY);
        }

        assertAllDoneOnce(broker, 3 * MANY);
    }

    @Test
    void connections_that_break_in_mid_job_cost_nothing() {
        Broker broker = connect();
        RecordingCollector collector = collect(broker);
        Broker working = connect();
        work(working);
        for (int round = 0; round < 5; round++) {
            long from = (long) round * MANY;
            run(() -> broker.submit(JOB.sums(from, from + MANY)));
            context.until("some ended", () -> collector.ended().size() > from + MANY / 4);
            plant.cable(working).mend();
            plant.cable(broker).mend();
            context.until("all of it ended", () -> collector.ended().size() == from + MANY);
        }

        assertAllDoneOnce(broker, 5 * MANY);
        assertThat(plant.told.get(0)).startsWith("lost the connection to redis://127.0.0.1:");
        assertThat(plant.told.get(1)).matches("redis://127.0.0.1:\\d+ is back|lost the connection to .*");
    }

    @Test
    void a_worker_that_is_cut_off_without_a_word_begins_nothing_and_is_not_deaf_afterwards() {
        Broker broker = connect();
        RecordingCollector collector = collect(broker);
        submit(broker, 0, 2);
        Broker cutOff = connect();
        RecordingTaker worker = take(cutOff, 2);
        context.until("both taken", () -> worker.inHand.size() == 2);
        Delivery first = context.get(() -> worker.delivery(0));
        assertThat(context.await(first::begin)).isTrue();

        plant.cable(cutOff).silence();
        Delivery second = context.get(() -> worker.delivery(1));
        context.until(
                "its claims may be gone",
                () -> Boolean.FALSE.equals(second.begin().result()));
        Broker others = connect();
        work(others);
        context.until("others did it", () -> collector.ended().size() == 2);
        context.await(others::close);
        brokers.remove(others);
        plant.cable(cutOff).mend();

        context.until("it hears of the loss", () -> worker.lost.size() == 2);
        run(() -> worker.react(worker::end));
        submit(broker, 2, MANY);
        context.until("all ended", () -> collector.ended().size() == MANY);
        assertThat(context.get(() -> worker.taken.size())).isEqualTo(MANY);
    }

    @Test
    void forgotten_scripts_are_loaded_again() {
        Broker broker = connect();
        RecordingCollector collector = collect(broker);
        work(connect());
        try (Jedis jedis = redis.jedis()) {
            jedis.scriptFlush();
        }

        submit(broker, 0, MANY);

        context.until("all ended", () -> collector.ended().size() == MANY);
        assertAllDoneOnce(broker, MANY);
    }

    /** If a later step were carried out without an earlier one, the tasks of that would be passed over. */
    @Test
    void a_large_submission_is_made_in_steps_of_which_each_waits_for_the_one_before() {
        Broker broker = connect();
        try (Jedis jedis = redis.jedis()) {
            plant.cable(broker).deafen();
            run(() -> {
                broker.submit(JOB.sums(0, 300));
                broker.jobs();
            });
            context.until("the later request", () -> jedis.info("commandstats").contains("cmdstat_smembers:"));
            assertThat(jedis.xlen(plant.key("q:sum"))).isEqualTo(200);
        }
        plant.cable(broker).mend();

        RecordingCollector collector = collect(broker);
        work(connect());

        context.until("all ended", () -> collector.ended().size() == 300);
    }

    @Test
    void what_is_no_ticket_is_buried_with_the_reason_and_never_run() {
        Broker broker = connect();
        RecordingCollector collector = collect(broker);
        submit(broker, 0, 1);
        RecordingTaker worker = work(connect());
        context.until("the task", () -> collector.ended().size() == 1);

        try (Jedis jedis = redis.jedis()) {
            Map<String, String> entry = Map.of("j", "job", "o", "7", "x", "0", "t", "{\"ravel\":99}\n{}");
            jedis.xadd(plant.key("q:sum"), StreamEntryID.NEW_ENTRY, entry);
        }

        context.until("the death", () -> collector.notices.size() == 2);
        assertThat(context.get(() -> worker.taken.size())).isEqualTo(1);
        assertThat(context.await(() -> broker.dead(Optional.of("job"))))
                .singleElement()
                .satisfies(dead -> {
                    assertThat(dead.ordinal()).isEqualTo(7);
                    assertThat(dead.reason()).isEqualTo("the ticket is of format 99, and this Ravel reads 1");
                });
        assertThat(context.await(() -> broker.requeue(Optional.empty()))).isEqualTo(1);
        context.until("it dies again", () -> collector.notices.size() == 4);
    }

    @Test
    void another_number_of_shards_is_refused() {
        connect();

        assertThat(refusal(plant.connection(redis.url(), 5, Duration.ZERO)))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith(redis.url() + " holds queues named ")
                .hasMessageEndingWith(" of " + plant.mark(Tickets.SHARDS) + ", and this is " + plant.mark(5));
    }

    private Throwable refusal(Connection connection) {
        return context.failure(
                () -> RedisBroker.open(connection, context.clockwork()).mapEmpty());
    }

    @Test
    void a_redis_that_is_not_there_is_named_without_credentials() {
        redis.kill();
        String url = "redis://zoe42:secret@127.0.0.1:" + redis.port();

        Throwable refused = refusal(plant.connection(url, Tickets.SHARDS, Duration.ofMillis(300)));

        assertThat(refused)
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("cannot reach " + redis.url() + ": ")
                .hasMessageNotContaining("secret")
                .hasMessageNotContaining("zoe42");
    }

    @Test
    void a_wrong_password_is_refused_at_once_and_the_right_one_let_in() {
        try (Jedis jedis = redis.jedis()) {
            jedis.configSet("requirepass", "secret");
        }

        assertThat(refusal(plant.connection(redis.url("wrong"))))
                .isInstanceOf(BrokerException.class)
                .hasMessageStartingWith("cannot reach " + redis.url() + ": WRONGPASS");
        Connection right = plant.connection(redis.url("secret"));
        Broker broker = added(context.await(() -> RedisBroker.open(right, context.clockwork())));
        assertThat(context.await(broker::jobs)).isEmpty();
    }

    @Test
    void patience_has_an_end_and_there_may_be_another_beginning() throws IOException {
        Connection impatient = plant.connection(redis.url(), Tickets.SHARDS, Duration.ofMillis(300));
        Broker broker = added(context.await(() -> RedisBroker.open(impatient, context.clockwork())));
        redis.kill();

        Throwable failure = context.failure(() -> broker.submit(JOB.sums(0, 1)));

        assertThat(failure).isInstanceOf(BrokerException.class).hasMessageContaining("cannot reach " + redis.url());
        redis.start();
        context.until("it is back", () -> plant.told.contains(redis.url() + " is back"));
        submit(broker, 0, 3);
        assertThat(context.await(() -> broker.progress("job")).submitted()).isEqualTo(3);
    }

    @Test
    void a_closed_broker_leaves_no_connection_and_gives_back_what_it_had() {
        Broker broker = connect();
        submit(broker, 0, 2);
        Broker leaving = connect();
        RecordingTaker worker = take(leaving, 2);
        context.until("both taken", () -> worker.inHand.size() == 2);
        run(() -> worker.delivery(0).begin());
        context.await(leaving::close);
        brokers.remove(leaving);

        RecordingTaker other = take(connect(), 2);

        context.until("both taken again", () -> other.inHand.size() == 2);
        assertThat(context.get(() -> other.delivery(0).losses())).isZero();
        for (Broker one : List.copyOf(brokers)) {
            context.await(one::close);
        }
        brokers.clear();
        context.until("all connections closed", () -> connections() == 1);
    }

    /** The one that asks included. */
    private long connections() {
        try (Jedis jedis = redis.jedis()) {
            return jedis.clientList().lines().count();
        }
    }
}
