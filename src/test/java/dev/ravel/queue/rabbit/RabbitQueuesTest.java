package dev.ravel.queue.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import dev.ravel.bus.Ticket;
import dev.ravel.queue.Broker;
import dev.ravel.queue.Broker.DeadTask;
import dev.ravel.queue.BrokerMake;
import dev.ravel.queue.BrokerRig;
import dev.ravel.queue.Delivery;
import dev.ravel.queue.Progress;
import dev.ravel.queue.RecordingCollector;
import dev.ravel.queue.RecordingTaker;
import dev.ravel.queue.Tickets;
import dev.ravel.work.Outcome;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceAccessMode;
import org.junit.jupiter.api.parallel.ResourceLock;

/** What is RabbitMQ's own: rubbish, lapsed messages, waits in steps, queues that were deleted. */
@ResourceLock(value = TestRabbit.NODE, mode = ResourceAccessMode.READ)
@Slow(10)
final class RabbitQueuesTest extends BrokerRig {
    private final RabbitRig rig = new RabbitRig();

    @Override
    protected BrokerMake make() {
        return rig;
    }

    private void stranger(Stranger.Doing doing) throws Exception {
        new Stranger(rig.settings(Tickets.SHARDS, Duration.ZERO)).does(doing);
    }

    @Test
    void a_ticket_that_nobody_can_read_is_dead_and_stays_so() throws Exception {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 1));
        byte[] later = "{\"ravel\":2,\"job\":\"job\"}\n{}".getBytes(StandardCharsets.UTF_8);
        stranger((channel, names) -> channel.basicPublish("", names.plain("sum").name(), null, later));
        RecordingCollector collector = collect(broker);

        RecordingTaker worker = work(connect(), plain(1, "sum"));

        DeadTask dead = new DeadTask("?", -1, "?", "a ticket that is of format 2, and this Ravel reads 1");
        AtomicReference<List<DeadTask>> all = new AtomicReference<>(List.of());
        context.until("it is dead", () -> {
            broker.dead(Optional.empty()).onSuccess(all::set);
            return all.get().equals(List.of(dead));
        });
        assertThat(context.await(() -> broker.requeue(Optional.empty()))).isZero();
        assertThat(context.await(() -> broker.dead(Optional.empty()))).containsExactly(dead);
        context.until("the other one", () -> collector.ended().size() == 1);
        assertThat(context.get(() -> worker.taken.size())).isEqualTo(1);
    }

    @Test
    void what_lapsed_is_ended_by_any_worker() {
        Broker broker = connect();
        RecordingCollector collector = collect(broker);
        submit(broker, List.of(Tickets.expiring(JOB.sum(0), Instant.now().plusMillis(300))));

        work(connect(), plain(1, "block"));

        context.until("the end", () -> collector.ended().size() == 1);
        assertThat(context.get(collector::outcomes)).allMatch(Outcome.Expired.class::isInstance);
    }

    @Test
    void what_was_tried_does_not_keep_what_is_behind_it_from_expiring() {
        Broker broker = connect();
        Instant soon = Instant.now().plusSeconds(1);
        Ticket tried = Tickets.again(Tickets.expiring(JOB.sum(0), soon));
        submit(broker, List.of(tried, Tickets.expiring(JOB.sum(1), soon)));
        RecordingCollector collector = collect(broker);

        context.until("the end of the one behind", () -> {
            broker.expire("job");
            return collector.ended().contains(1L);
        });

        RecordingTaker worker = work(connect(), plain(1, "sum"));
        context.until("the other one", () -> collector.ended().contains(0L));
        assertThat(context.get(worker::tickets)).containsExactly(tried);
    }

    @Test
    void a_long_wait_is_counted_and_made_of_steps() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 1));
        RecordingTaker worker = new RecordingTaker();
        Instant at = Instant.now().plusMillis(1200);
        AtomicReference<Future<Void>> passed = new AtomicReference<>();
        worker.react(delivery -> {
            if (delivery.ticket().task().untried()) {
                passed.set(worker.settle(delivery, delivery.pass(Tickets.again(delivery.ticket()), at)));
            }
        });
        take(connect(), plain(1, "sum"), worker);
        context.until("passed on", () -> passed.get() != null && passed.get().succeeded());

        Progress progress = context.await(() -> broker.progress("job"));
        context.until("it came again", () -> worker.taken.size() == 2);

        assertThat(progress.waiting() + progress.inFlight()).isEqualTo(1);
        assertThat(Instant.now()).isAfterOrEqualTo(at.minus(Mail.SOON));
    }

    @Test
    void the_end_of_a_task_whose_job_was_forgotten_is_of_no_interest() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 1));
        RecordingTaker worker = take(connect(), plain(1, "sum"));
        context.until("taken", () -> worker.inHand.size() == 1);
        Delivery delivery = context.get(() -> worker.delivery(0));
        context.await(() -> broker.forget("job"));

        context.await(() -> worker.end(delivery));

        assertThat(context.await(broker::jobs)).isEmpty();
    }

    @Test
    void what_is_acknowledged_last_does_not_bring_a_forgotten_job_back() throws Exception {
        Broker broker = connect();
        RecordingCollector collector = collect(broker);
        run(collector::hold);
        submit(broker, JOB.sums(0, 2));
        work(connect(), plain(1, "sum"));
        context.until("two ends", () -> collector.unacknowledged() == 2);

        context.await(() -> {
            collector.acknowledge();
            return broker.forget("job");
        });

        // By then what was acknowledged would be written down.
        context.await(() -> Future.future(
                done -> context.clockwork().timer().after(Collecting.NOW_AND_THEN.multipliedBy(2), done::complete)));
        assertThat(there("notices.job")).isFalse();
        assertThat(there("collected.job")).isFalse();
    }

    private boolean there(String queue) throws Exception {
        try {
            stranger((channel, names) -> channel.queueDeclarePassive(names.name() + "." + queue));
            return true;
        } catch (java.io.IOException e) {
            return false;
        }
    }

    @Test
    void a_queue_that_was_deleted_is_made_again() throws Exception {
        Broker broker = connect();
        RecordingCollector collector = collect(broker);
        work(connect(), plain(1, "sum"));
        submit(broker, JOB.sums(0, 1));
        context.until("the first", () -> collector.ended().size() == 1);

        stranger((channel, names) -> channel.queueDelete(names.plain("sum").name()));
        context.until("the worker has made it again", this::served);
        submit(broker, JOB.sums(1, 3));

        context.until("the rest", () -> collector.ended().size() == 3);
    }

    private boolean served() {
        int[] consumers = new int[1];
        try {
            stranger((channel, names) -> consumers[0] =
                    channel.queueDeclarePassive(names.plain("sum").name()).getConsumerCount());
        } catch (Exception e) {
            return false;
        }
        return consumers[0] > 0;
    }

    @Test
    void all_who_look_at_the_dead_see_them() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 5));
        RecordingTaker worker = new RecordingTaker();
        worker.react(delivery -> worker.settle(delivery, delivery.bury("why not")));
        take(connect(), plain(1, "sum"), worker);
        RecordingCollector collector = collect(broker);
        context.until("all dead", () -> collector.notices.size() == 5);
        Broker other = connect();

        List<Integer> seen = context.await(() -> Future.all(List.of(
                        broker.dead(Optional.empty()),
                        other.dead(Optional.empty()),
                        broker.dead(Optional.empty()),
                        other.dead(Optional.empty())))
                .map(all -> all.<List<DeadTask>>list().stream().map(List::size).toList()));

        assertThat(seen).containsExactly(5, 5, 5, 5);
    }
}
