package dev.ravel.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Ticket;
import dev.ravel.queue.Broker.Subscription;
import dev.ravel.work.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What every broker keeps for the shards of queues of fetches. */
public abstract class ShardContract extends BrokerRig {
    private static final int HALF = Tickets.SHARDS / 2;
    private long submitted;

    @Test
    void a_single_worker_owns_all_shards() {
        Broker broker = connect();
        submit(broker, JOB.fetches(0));
        RecordingCollector collector = collect(broker);

        RecordingTaker worker = work(connect(), shards(10));

        context.until("all ended", () -> collector.ended().size() == Tickets.SHARDS);
        assertThat(context.get(() -> worker.uncalledFor.size())).isZero();
        assertThat(context.get(() -> worker.tickets())).containsExactlyInAnyOrderElementsOf(JOB.fetches(0));
    }

    @Test
    void an_owner_has_no_more_of_a_shard_in_hand_than_its_window() {
        Broker broker = connect();
        String host = JOB.host(1);
        submit(
                broker,
                LongStream.range(0, MANY).mapToObj(i -> JOB.fetch(i, host)).toList());
        RecordingCollector collector = collect(broker);
        RecordingTaker worker = take(connect(), shards(7));
        context.until("a full window", () -> worker.inHand.size() == 7);

        run(() -> worker.react(worker::end));
        run(() -> List.copyOf(worker.inHand).forEach(worker::end));

        context.until("all ended", () -> collector.ended().size() == MANY);
        assertThat(context.get(() -> worker.most(Tickets.shards().get(1)))).isEqualTo(7);
    }

    @Test
    void two_workers_share_the_shards_and_never_own_the_same() {
        Broker broker = connect();
        RecordingCollector collector = collect(broker);
        RecordingTaker one = work(connect(), shards(5));
        context.until("all are owned", () -> {
            flow(broker, collector);
            return one.owned.size() == Tickets.SHARDS;
        });

        RecordingTaker other = work(connect(), shards(5));

        context.until("each has its share", () -> {
            flow(broker, collector);
            return one.owned.size() == HALF && other.owned.size() == HALF;
        });
        Set<String> both = context.get(() -> new LinkedHashSet<>(one.owned));
        both.retainAll(context.get(() -> other.owned));
        assertThat(both).isEmpty();
        assertThat(context.get(() -> one.uncalledFor.size() + other.uncalledFor.size()))
                .isZero();
    }

    /** A broker may find out who owns a shard when there is something to take: one round after the other. */
    private void flow(Broker broker, RecordingCollector collector) {
        if (collector.ended().size() == submitted) {
            broker.submit(JOB.fetches(submitted));
            submitted += Tickets.SHARDS;
        }
    }

    @Test
    void of_what_is_in_the_hands_of_an_owner_that_yields_nothing_is_lost() {
        Broker broker = connect();
        submit(broker, fetches(MANY));
        RecordingCollector collector = collect(broker);
        RecordingTaker one = take(connect(), shards(5));
        context.until("full hands", () -> one.inHand.size() == 5 * Tickets.SHARDS);
        RecordingTaker other = work(connect(), shards(5));
        context.until("the other one has something", () -> !other.taken.isEmpty());

        run(() -> one.react(one::end));
        run(() -> List.copyOf(one.inHand).forEach(one::end));

        context.until("all ended", () -> collector.ended().size() == MANY);
        assertThat(context.get(() -> one.uncalledFor.size() + other.uncalledFor.size()))
                .isZero();
    }

    private static List<Ticket> fetches(int count) {
        List<Ticket> all = new ArrayList<>();
        for (int i = 0; i < count; i += Tickets.SHARDS) {
            all.addAll(JOB.fetches(i));
        }
        return all;
    }

    @Test
    void the_shards_of_a_killed_owner_come_to_others_with_what_it_had_in_hand() {
        Broker broker = connect();
        submit(broker, fetches(2 * Tickets.SHARDS));
        Broker dying = connect();
        RecordingTaker first = take(dying, shards(10));
        context.until("all taken", () -> first.taken.size() == 2 * Tickets.SHARDS);
        assertThat(context.await(() -> first.delivery(1).begin())).isTrue();
        killed(dying);

        RecordingTaker second = take(connect(), shards(10));

        context.until("all taken again", () -> second.inHand.size() == 2 * Tickets.SHARDS);
        assertThat(context.get(() -> second.delivery(1).losses())).isEqualTo(1);
        assertThat(context.get(() -> second.uncalledFor.size())).isZero();
        run(() -> List.copyOf(second.inHand).forEach(second::end));
    }

    @Test
    void every_owner_that_dies_of_a_task_that_came_again_is_counted() {
        submit(connect(), fetches(2 * Tickets.SHARDS));
        for (int owner = 0; owner < 4; owner++) {
            int before = Math.max(0, owner - 1);
            Broker dying = connect();
            RecordingTaker worker = take(dying, shards(10));
            context.until("all taken", () -> worker.inHand.size() == 2 * Tickets.SHARDS);
            Delivery poison = context.get(() -> worker.delivery(5));
            assertThat(context.get(() ->
                            worker.inHand.stream().mapToInt(Delivery::losses).sum()))
                    .isEqualTo(before);
            assertThat(context.get(poison::losses)).isEqualTo(before);
            if (owner > 0) {
                assertThat(context.await(poison::begin)).isTrue();
            }
            killed(dying);
        }
    }

    @Test
    void what_was_not_begun_is_not_counted_as_lost() {
        Broker broker = connect();
        submit(broker, fetches(2 * Tickets.SHARDS));
        for (int i = 0; i < 3; i++) {
            Broker dying = connect();
            RecordingTaker worker = take(dying, shards(10));
            context.until("all taken", () -> worker.inHand.size() == 2 * Tickets.SHARDS);
            assertThat(context.get(() ->
                            worker.inHand.stream().mapToInt(Delivery::losses).sum()))
                    .isZero();
            killed(dying);
        }
        RecordingCollector collector = collect(broker);

        work(connect(), shards(10));

        context.until("all ended", () -> collector.ended().size() == 2 * Tickets.SHARDS);
    }

    @Test
    void a_hop_comes_to_the_owner_of_its_host() {
        Broker broker = connect();
        submit(broker, List.of(JOB.fetch(0, JOB.host(0))));
        RecordingCollector collector = collect(broker);
        RecordingTaker worker = new RecordingTaker();
        worker.react(delivery -> {
            Ticket ticket = delivery.ticket();
            worker.settle(
                    delivery,
                    ticket.task().untried()
                            ? delivery.pass(Tickets.hop(ticket, JOB.host(3)), Instant.now())
                            : delivery.end(Tickets.done(ticket)));
        });

        take(connect(), shards(10), worker);

        context.until("the end", () -> collector.ended().size() == 1);
        assertThat(context.get(() -> worker.taken.stream().map(Delivery::queue).toList()))
                .containsExactly(Tickets.shards().get(0), Tickets.shards().get(3));
        assertThat(context.get(() -> worker.taken.get(1).ticket().task().hops()))
                .isEqualTo(1);
    }

    @Test
    void a_worker_that_leaves_leaves_its_shards_to_others() {
        Broker broker = connect();
        RecordingCollector collector = collect(broker);
        RecordingTaker leaving = new RecordingTaker();
        leaving.react(leaving::end);
        Subscription subscription = take(connect(), shards(10), leaving);
        submit(broker, JOB.fetches(0));
        context.until("the first", () -> collector.ended().size() == Tickets.SHARDS);
        RecordingTaker staying = work(connect(), shards(10));
        context.await(subscription::close);

        submit(broker, JOB.fetches(Tickets.SHARDS));

        context.until("all ended", () -> collector.ended().size() == 2 * Tickets.SHARDS);
        assertThat(context.get(() -> staying.taken.size())).isEqualTo(Tickets.SHARDS);
        assertThat(context.get(() -> staying.uncalledFor.size())).isZero();
    }

    @Test
    void owners_that_die_again_and_again_lose_nothing() {
        Broker broker = connect();
        submit(broker, fetches(2 * MANY));
        RecordingCollector collector = collect(broker);
        for (int i = 1; i <= 3; i++) {
            int wanted = i * 20;
            Broker dying = connect();
            work(dying, shards(4));
            context.until("some ended", () -> collector.ended().size() >= wanted);
            killed(dying);
        }

        work(connect(), shards(4));

        context.until("all ended", () -> collector.ended().size() == 2 * MANY);
        assertThat(context.get(() -> collector.outcomes().stream()
                        .map(Outcome::label)
                        .distinct()
                        .toList()))
                .containsExactly("done");
    }
}
