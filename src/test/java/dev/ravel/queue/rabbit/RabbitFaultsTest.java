package dev.ravel.queue.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.Slow;
import dev.ravel.queue.Broker;
import dev.ravel.queue.BrokerMake;
import dev.ravel.queue.BrokerRig;
import dev.ravel.queue.Delivery;
import dev.ravel.queue.RecordingCollector;
import dev.ravel.queue.RecordingTaker;
import dev.ravel.queue.Tickets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

/** The broker stops and starts, closes connections and is silent while a job runs: with exact accounts. */
@ResourceLock(TestRabbit.NODE)
@Slow(18)
final class RabbitFaultsTest extends BrokerRig {
    private static final int TASKS = 400;

    private final RabbitRig rig = new RabbitRig();

    @Override
    protected BrokerMake make() {
        return rig;
    }

    @Test
    void a_job_survives_the_stop_and_start_of_its_broker() {
        survives(() -> {
            TestRabbit.stopApp();
            TestRabbit.startApp();
        });
    }

    @Test
    void a_job_survives_that_all_connections_are_closed_by_force() {
        survives(TestRabbit::closeConnections);
    }

    private void survives(Runnable fault) {
        Broker broker = connect();
        RecordingCollector collector = collect(broker);
        RecordingTaker sums = work(connect(), plain(4, "sum"));
        RecordingTaker fetches = work(connect(), shards(10));
        submit(broker, JOB.sums(0, TASKS));
        context.until("some ended", () -> collector.ended().size() > 10);

        fault.run();
        submit(broker, fetches(TASKS, 2 * TASKS));

        context.until("all ended", () -> collector.ended().size() == 2 * TASKS);
        assertThat(rig.told).anyMatch(line -> line.startsWith("lost")).anyMatch(line -> line.endsWith(" is back"));
        assertThat(context.get(() -> sums.uncalledFor.size() + fetches.uncalledFor.size()))
                .isZero();
        assertThat(context.get(() -> sums.inHand.size() + fetches.inHand.size()))
                .isZero();
    }

    private static List<dev.ravel.bus.Ticket> fetches(long from, long to) {
        return LongStream.range(from, to)
                .mapToObj(i -> JOB.fetch(i, JOB.host((int) (i % Tickets.SHARDS))))
                .toList();
    }

    @Test
    void the_owner_who_lives_is_not_counted_as_lost() {
        Broker broker = connect();
        submit(broker, JOB.fetches(0));
        Broker its = connect();
        RecordingTaker worker = take(its, shards(5), Delivery::begin);
        context.until("all taken", () -> worker.inHand.size() == Tickets.SHARDS);

        run(() -> loseClaims(its));

        context.until("all taken again", () -> worker.taken.size() == 2 * Tickets.SHARDS);
        assertThat(context.get(
                        () -> worker.inHand.stream().mapToInt(Delivery::losses).sum()))
                .isZero();
    }

    @Test
    void nothing_is_begun_while_the_broker_is_silent() throws Exception {
        submit(connect(), JOB.sums(0, 1));
        try (Valve valve = new Valve(TestRabbit.url())) {
            Broker its = context.await(() -> rig.open(valve.settings(rig), context.clockwork()));
            RecordingTaker worker = take(its, plain(1, "sum"));
            context.until("taken", () -> worker.inHand.size() == 1);
            Delivery delivery = context.get(() -> worker.delivery(0));
            assertThat(context.await(delivery::begin)).isTrue();

            valve.shut();

            context.until("doubt", () -> Boolean.FALSE.equals(delivery.begin().result()));
            RecordingTaker other = take(connect(), plain(1, "sum"));
            context.until("the other one has it", () -> other.inHand.size() == 1);
            run(() -> other.inHand.forEach(other::end));
            valve.open();
            context.until("the loss", () -> worker.lost.contains(delivery));
            context.await(its::close);
        }
    }
}
