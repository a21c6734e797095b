package dev.ravel.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Notice;
import dev.ravel.bus.Ticket;
import dev.ravel.queue.Broker.DeadTask;
import dev.ravel.queue.Broker.Subscription;
import dev.ravel.work.Outcome;
import dev.ravel.work.Task;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What every broker keeps for the tasks of plain queues, and for notices. */
public abstract class BrokerContract extends BrokerRig {
    /** So early or late a delay may be over. */
    private static final long EARLY_MS = 50;

    /** Leaves this among the notices of a job, as somebody else. */
    protected abstract void leave(String job, byte[] notice) throws Exception;

    @Test
    void a_ticket_arrives_as_it_was_submitted() {
        Broker broker = connect();
        List<Ticket> tickets = JOB.sums(0, 3);
        submit(broker, tickets);

        RecordingTaker worker = take(connect(), plain(3, "sum"));

        context.until("all taken", () -> worker.taken.size() == 3);
        assertThat(context.get(worker::tickets)).containsExactlyInAnyOrderElementsOf(tickets);
        assertThat(context.get(() -> worker.taken.get(0).losses())).isZero();
        assertThat(context.get(() -> worker.taken.get(0).queue())).isEqualTo("sum");
    }

    @Test
    void what_nobody_serves_stays_where_it_is() {
        Broker broker = connect();
        submit(broker, List.of(JOB.fetch(0, "host"), JOB.sum(1)));

        RecordingTaker worker = work(connect(), plain(2, "sum"));
        RecordingCollector collector = collect(broker);

        context.until("the sum", () -> collector.ended().contains(1L));
        assertThat(context.get(worker::ordinals)).containsExactly(1L);
        assertThat(context.await(() -> broker.progress("job")).waiting()).isEqualTo(1);
    }

    @Test
    void a_worker_never_has_more_in_hand_than_its_slots() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, MANY));

        RecordingTaker worker = take(connect(), plain(3, "sum"));
        context.until("full hands", () -> worker.inHand.size() == 3);
        run(() -> worker.react(worker::end));
        run(() -> List.copyOf(worker.inHand).forEach(worker::end));
        RecordingCollector collector = collect(broker);

        context.until("all ended", () -> collector.ended().size() == MANY);
        assertThat(context.get(() -> worker.most("sum"))).isEqualTo(3);
    }

    @Test
    void every_task_is_worked_on_once_where_nobody_dies() {
        Broker broker = connect();
        RecordingTaker one = work(connect(), plain(2, "sum"));
        RecordingTaker other = work(connect(), plain(2, "sum"));
        RecordingCollector collector = collect(broker);

        submit(broker, JOB.sums(0, MANY));
        submit(broker, JOB.sums(MANY, 2 * MANY));

        context.until("all ended", () -> collector.ended().size() == 2 * MANY);
        assertThat(context.get(collector::outcomes)).hasSize(2 * MANY);
        assertThat(context.get(() -> one.taken.size() + other.taken.size())).isEqualTo(2 * MANY);
    }

    @Test
    void a_submitter_that_begins_anew_submits_each_task_once() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 10));
        submit(broker, JOB.sums(10, 15));
        killed(broker);
        Broker again = connect();
        submit(again, JOB.sums(10, 20));
        RecordingCollector collector = collect(again);

        work(connect(), plain(2, "sum"));

        context.until("all ended", () -> collector.ended().size() == 20);
        Progress progress = context.await(() -> again.progress("job"));
        if (knowsWhatWasSubmitted()) {
            assertThat(progress.submitted()).isEqualTo(20);
            assertThat(context.get(collector::outcomes)).hasSize(20);
        }
    }

    @Test
    void the_notice_of_an_end_is_the_one_that_was_given() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 1));
        RecordingCollector collector = collect(broker);
        RecordingTaker worker = work(connect(), plain(1, "sum"));

        context.until("the end", () -> !collector.notices.isEmpty());

        Notice wanted = Tickets.done(context.get(worker::tickets).get(0));
        assertThat(context.get(() -> List.copyOf(collector.notices))).containsExactly(wanted);
    }

    @Test
    void the_tasks_of_a_killed_worker_come_to_others_and_the_begun_ones_count_as_lost() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 2));
        Broker dying = connect();
        RecordingTaker first = take(dying, plain(2, "sum"));
        context.until("both taken", () -> first.taken.size() == 2);
        assertThat(context.await(() -> first.delivery(1).begin())).isTrue();
        killed(dying);

        RecordingTaker second = take(connect(), plain(2, "sum"));

        context.until("both taken again", () -> second.taken.size() == 2);
        assertThat(context.get(() -> second.delivery(1).losses())).isEqualTo(1);
        run(() -> List.copyOf(second.inHand).forEach(second::end));
    }

    @Test
    void every_worker_that_dies_of_a_task_is_counted() {
        submit(connect(), JOB.sums(0, 1));
        for (int losses = 0; losses < 3; losses++) {
            int before = losses;
            Broker dying = connect();
            RecordingTaker worker = take(dying, plain(1, "sum"), Delivery::begin);
            context.until("taken", () -> worker.taken.size() == 1);
            assertThat(context.get(() -> worker.delivery(0).losses())).isEqualTo(before);
            killed(dying);
        }

        RecordingTaker last = take(connect(), plain(1, "sum"));

        context.until("taken", () -> last.taken.size() == 1);
        assertThat(context.get(() -> last.delivery(0).losses())).isEqualTo(3);
    }

    @Test
    void a_long_task_stays_with_its_worker() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 2));
        RecordingTaker slow = take(connect(), plain(1, "sum"));
        context.until("the long one", () -> slow.taken.size() == 1);
        run(() -> slow.inHand.forEach(Delivery::begin));
        RecordingTaker other = new RecordingTaker();
        Instant later = Instant.now().plus(claim().multipliedBy(3));
        other.react(delivery -> other.settle(delivery, onwards(delivery, later)));
        take(connect(), plain(1, "sum"), other);

        context.until("the other one, later", () -> other.taken.size() == 2);

        assertThat(context.get(() -> slow.lost.size())).isZero();
        assertThat(context.get(other::ordinals)).doesNotContainAnyElementsOf(context.get(slow::ordinals));
        assertThat(context.await(() -> slow.inHand.iterator().next().begin())).isTrue();
        run(() -> List.copyOf(slow.inHand).forEach(slow::end));
    }

    /** The first attempt is passed on, the second is over. */
    private static Future<Void> onwards(Delivery delivery, Instant at) {
        Ticket ticket = delivery.ticket();
        return ticket.task().untried() ? delivery.pass(Tickets.again(ticket), at) : delivery.end(Tickets.done(ticket));
    }

    @Test
    void what_is_passed_on_comes_when_it_is_time_and_to_anybody() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 1));
        Broker passing = connect();
        RecordingTaker first = take(passing, plain(1, "sum"));
        context.until("taken", () -> first.taken.size() == 1);
        Ticket next = Tickets.again(context.get(() -> first.delivery(0).ticket()));
        Instant at = Instant.now().plusMillis(700);
        Delivery delivery = context.get(() -> first.delivery(0));
        context.await(() -> delivery.pass(next, at));
        killed(passing);
        AtomicReference<Instant> came = new AtomicReference<>();

        RecordingTaker second = take(connect(), plain(1, "sum"), again -> came.set(Instant.now()));

        context.until("the next attempt", () -> second.taken.size() == 1);
        assertThat(context.get(second::tickets)).containsExactly(next);
        assertThat(context.get(() -> second.delivery(0).losses())).isZero();
        assertThat(came.get()).isAfter(at.minusMillis(EARLY_MS));
    }

    @Test
    void what_is_passed_on_to_be_done_now_need_not_wait() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 1));
        RecordingCollector collector = collect(broker);
        RecordingTaker worker = new RecordingTaker();
        worker.react(delivery -> worker.settle(delivery, onwards(delivery, Instant.EPOCH)));

        take(connect(), plain(1, "sum"), worker);

        context.until("the end", () -> collector.ended().size() == 1);
        assertThat(context.get(worker::tickets))
                .extracting(ticket -> ticket.task().attempt())
                .containsExactly(1, 2);
    }

    @Test
    void what_is_given_back_comes_to_others_as_it_was() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 1));
        Broker first = connect();
        RecordingTaker unwilling = new RecordingTaker();
        Subscription subscription = take(first, plain(1, "sum"), unwilling);
        context.until("taken", () -> unwilling.taken.size() == 1);
        context.await(subscription::close);
        Delivery delivery = context.get(() -> unwilling.delivery(0));
        context.await(() -> unwilling.settle(delivery, delivery.giveBack()));

        RecordingTaker other = take(connect(), plain(1, "sum"));

        context.until("taken again", () -> other.taken.size() == 1);
        assertThat(context.get(() -> other.delivery(0).ticket())).isEqualTo(delivery.ticket());
        assertThat(context.get(() -> unwilling.taken.size())).isEqualTo(1);
    }

    @Test
    void after_the_close_of_a_subscription_nothing_more_is_taken_and_what_was_taken_may_be_settled() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 3));
        RecordingTaker leaving = new RecordingTaker();
        Broker its = connect();
        Subscription subscription = take(its, plain(1, "sum"), leaving);
        context.until("one taken", () -> leaving.taken.size() == 1);
        context.await(subscription::close);
        Delivery last = context.get(() -> leaving.inHand.iterator().next());
        context.await(() -> leaving.end(last));
        RecordingCollector collector = collect(broker);

        work(connect(), plain(1, "sum"));

        context.until("all ended", () -> collector.ended().size() == 3);
        assertThat(context.get(() -> leaving.taken.size())).isEqualTo(1);
        assertThat(context.get(collector::outcomes)).hasSize(3);
    }

    @Test
    void the_end_of_a_task_whose_claim_was_lost_is_told_nevertheless() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 1));
        RecordingCollector collector = collect(broker);
        Broker its = connect();
        RecordingTaker worker = take(its, plain(1, "sum"), Delivery::begin);
        context.until("taken", () -> worker.taken.size() == 1);
        Delivery lost = context.get(() -> worker.taken.get(0));
        run(() -> loseClaims(its));
        context.until("the loss", () -> worker.lost.contains(lost));

        Throwable failure = context.failure(() -> lost.end(Tickets.done(lost.ticket())));

        assertThat(failure).isInstanceOf(ClaimLostException.class);
        context.until("the notice", () -> collector.ended().contains(0L));
    }

    @Test
    void a_worker_whose_claims_were_lost_is_not_deaf() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 1));
        RecordingCollector collector = collect(broker);
        Broker its = connect();
        RecordingTaker worker = take(its, plain(1, "sum"));
        context.until("taken", () -> worker.taken.size() == 1);
        run(() -> worker.react(worker::end));
        run(() -> loseClaims(its));

        submit(broker, JOB.sums(1, MANY));

        context.until("all ended", () -> collector.ended().size() == MANY);
    }

    @Test
    void what_is_buried_is_dead_until_it_is_put_back() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 1));
        RecordingCollector collector = collect(broker);
        Broker dying = connect();
        RecordingTaker poisoned = take(dying, plain(1, "sum"), Delivery::begin);
        context.until("taken", () -> poisoned.taken.size() == 1);
        killed(dying);
        RecordingTaker worker = new RecordingTaker();
        worker.react(delivery -> worker.settle(delivery, delivery.bury("it killed")));
        take(connect(), plain(1, "sum"), worker);
        context.until("the death", () -> collector.notices.size() == 1);

        DeadTask dead = new DeadTask("job", 0, "[0, 0)", "it killed");
        assertThat(context.await(() -> broker.dead(Optional.empty()))).containsExactly(dead);
        assertThat(context.await(() -> broker.dead(Optional.of("job")))).containsExactly(dead);
        assertThat(context.await(() -> broker.dead(Optional.of("other")))).isEmpty();
        run(() -> worker.react(worker::end));
        assertThat(context.await(() -> broker.requeue(Optional.of("job")))).isEqualTo(1);

        context.until("the end", () -> collector.ended().contains(0L));
        assertThat(context.get(() -> worker.taken.get(1).losses())).isZero();
        assertThat(context.await(() -> broker.dead(Optional.empty()))).isEmpty();
        assertThat(context.get(() -> List.copyOf(collector.notices)))
                .contains(new Notice.Dead(0, "[0, 0)", "it killed"), new Notice.Requeued(0));
    }

    @Test
    void only_the_dead_of_the_job_are_put_back() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 1));
        submit(broker, Tickets.of("other").sums(0, 1));
        RecordingTaker worker = new RecordingTaker();
        worker.react(delivery -> worker.settle(delivery, delivery.bury("why not")));
        take(connect(), plain(2, "sum"), worker);
        List<DeadTask> dead = new ArrayList<>();
        context.until("two dead", () -> {
            broker.dead(Optional.empty()).onSuccess(all -> {
                dead.clear();
                dead.addAll(all);
            });
            return dead.size() == 2;
        });
        run(() -> worker.react(delivery -> {}));

        assertThat(context.await(() -> broker.requeue(Optional.of("other")))).isEqualTo(1);

        context.until("it is back", () -> worker.inHand.size() == 1);
        assertThat(context.get(() -> worker.inHand.iterator().next().ticket().job()))
                .isEqualTo("other");
        assertThat(context.await(() -> broker.dead(Optional.empty())))
                .extracting(DeadTask::job)
                .containsExactly("job");
    }

    @Test
    void what_did_not_begin_in_time_expires_wherever_it_waits() {
        Broker broker = connect();
        Instant soon = Instant.now().plusSeconds(1);
        submit(broker, JOB.sums(0, 1));
        RecordingTaker delaying = new RecordingTaker();
        delaying.react(delivery -> {
            Ticket untried = Tickets.expiring(delivery.ticket(), soon);
            delaying.settle(delivery, delivery.pass(untried, soon.plusSeconds(TimeUnit.HOURS.toSeconds(1))));
        });
        Subscription subscription = take(connect(), plain(1, "sum"), delaying);
        context.until("put off", () -> delaying.taken.size() == 1);
        context.await(subscription::close);
        submit(broker, List.of(Tickets.expiring(JOB.sum(1), soon), JOB.sum(2)));
        RecordingCollector collector = collect(broker);

        context.until("both expired", () -> {
            broker.expire("job");
            return collector.ended().size() == 2;
        });

        assertThat(context.get(collector::outcomes)).allMatch(Outcome.Expired.class::isInstance);
        assertThat(context.get(collector::ended)).containsExactly(0L, 1L);
    }

    @Test
    void what_was_tried_does_not_expire() {
        Broker broker = connect();
        Instant past = Instant.now().minusSeconds(1);
        submit(broker, List.of(JOB.sum(0), Tickets.expiring(JOB.sum(1), past)));
        RecordingCollector collector = collect(broker);
        RecordingTaker worker = new RecordingTaker();
        worker.react(delivery -> {
            if (delivery.ticket().task().untried()) {
                Ticket tried = Tickets.again(Tickets.expiring(delivery.ticket(), past));
                worker.settle(delivery, delivery.pass(tried, Instant.now().plusMillis(400)));
            } else {
                worker.end(delivery);
            }
        });
        context.until("the late one", () -> {
            broker.expire("job");
            return collector.ended().contains(1L);
        });

        take(connect(), plain(1, "sum"), worker);

        context.until("the other one", () -> {
            broker.expire("job");
            return collector.ended().contains(0L);
        });
        assertThat(context.get(collector::outcomes)).extracting(Outcome::label).containsExactly("expired", "done");
    }

    @Test
    void a_collector_has_at_most_so_many_unacknowledged() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, MANY));
        work(connect(), plain(2, "sum"));
        RecordingCollector collector = new RecordingCollector();
        collector.hold();
        int[] most = new int[1];
        context.await(() -> broker.collect("job", 5, collector));

        context.until("all collected", () -> {
            most[0] = Math.max(most[0], collector.unacknowledged());
            if (collector.unacknowledged() == 5 || collector.ended().size() == MANY) {
                collector.acknowledge();
            }
            return collector.ended().size() == MANY;
        });
        assertThat(most[0]).isEqualTo(5);
    }

    @Test
    void notices_come_again_until_they_are_acknowledged() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 4));
        work(connect(), plain(2, "sum"));
        Broker dying = connect();
        RecordingCollector forgetful = new RecordingCollector();
        context.await(() -> dying.collect("job", 2, forgetful));
        context.until("all there once", () -> forgetful.ended().size() == 4);
        run(forgetful::hold);
        submit(broker, JOB.sums(4, 8));
        context.until("some unacknowledged", () -> forgetful.unacknowledged() == 2);
        List<Long> known = context.get(() ->
                forgetful.outcomes().stream().limit(4).map(Outcome::ordinal).toList());
        killed(dying);

        RecordingCollector careful = collect(connect());

        context.until("the rest", () -> careful.ended().size() == 4);
        assertThat(context.get(careful::ended)).doesNotContainAnyElementsOf(known);
    }

    @Test
    void a_notice_that_cannot_be_read_is_told_and_kept() throws Exception {
        Broker broker = connect();
        String reason = "a notice of the job job is of format 99, and this Ravel reads 1: it is kept";
        context.await(() -> broker.tell("job", new Notice.Requeued(1)));
        leave("job", "{\"ravel\":99}".getBytes(StandardCharsets.UTF_8));
        context.await(() -> broker.tell("job", new Notice.Requeued(2)));
        RecordingCollector collector = new RecordingCollector();
        Subscription subscription = context.await(() -> broker.collect("job", MANY, collector));
        context.until("those before and behind it", () -> collector.notices.size() == 2);
        assertThat(context.get(() -> List.copyOf(collector.broken))).containsExactly(reason);

        context.await(subscription::close);

        RecordingCollector next = collect(connect());
        context.until("it again", () -> next.broken.equals(List.of(reason)));
        assertThat(context.get(() -> List.copyOf(next.notices))).isEmpty();
        assertThat(context.await(() -> broker.dead(Optional.empty()))).isEmpty();
    }

    @Test
    void notices_are_kept_for_whoever_comes_later_and_apart_for_every_job() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 2));
        submit(broker, Tickets.of("other").sums(0, 3));
        RecordingTaker worker = work(connect(), plain(2, "sum"));
        context.until("all taken", () -> worker.taken.size() == 5);

        RecordingCollector collector = new RecordingCollector();
        context.await(() -> broker.collect("other", MANY, collector));
        context.until("its notices", () -> collector.ended().size() == 3);
        RecordingCollector first = collect(broker);

        context.until("the notices of the job", () -> first.ended().size() == 2);
        assertThat(context.get(collector::outcomes)).hasSize(3);
        assertThat(context.get(first::outcomes)).hasSize(2);
    }

    @Test
    void how_the_job_stands_can_be_asked_from_anywhere() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 5));
        context.await(() -> broker.tell("job", new Notice.Submitted(5)));
        RecordingCollector collector = collect(broker);
        RecordingTaker worker = take(connect(), plain(1, "sum"));
        Broker elsewhere = connect();
        AtomicReference<Progress> progress = new AtomicReference<>(none());

        context.until("all submitted, one in flight", () -> {
            elsewhere.progress("job").onSuccess(progress::set);
            Progress now = progress.get();
            boolean known = now.submitted() == 5 && now.complete() && now.inFlight() == 1 && now.waiting() == 4;
            return known && worker.inHand.size() == 1;
        });
        context.until("it is there", () -> worker.inHand.size() == 1);
        run(() -> finish(worker));
        context.until("all ended", () -> {
            elsewhere.progress("job").onSuccess(progress::set);
            Progress now = progress.get();
            return collector.ended().size() == 5 && now.done() == 4 && now.failed() == 1 && now.waiting() == 0;
        });
        assertThat(context.await(elsewhere::jobs)).containsExactly("job");
    }

    private static void finish(RecordingTaker worker) {
        worker.react(worker::end);
        Delivery first = worker.inHand.iterator().next();
        worker.settle(first, first.end(Tickets.failed(first.ticket())));
    }

    private static Progress none() {
        return new Progress(0, false, 0, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void a_job_that_is_over_is_forgotten() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 3));
        RecordingCollector collector = new RecordingCollector();
        Subscription subscription = context.await(() -> broker.collect("job", MANY, collector));
        work(connect(), plain(2, "sum"));
        context.until("all ended", () -> collector.ended().size() == 3);
        assertThat(context.await(broker::jobs)).containsExactly("job");
        context.await(subscription::close);

        context.await(() -> broker.forget("job"));

        assertThat(context.await(broker::jobs)).isEmpty();
    }

    @Test
    void workers_that_die_again_and_again_lose_nothing() {
        Broker broker = connect();
        submit(broker, JOB.sums(0, 2 * MANY));
        RecordingCollector collector = collect(broker);
        for (int i = 1; i <= 3; i++) {
            int wanted = i * 20;
            Broker dying = connect();
            work(dying, plain(4, "sum"));
            context.until("some ended", () -> collector.ended().size() >= wanted);
            killed(dying);
        }

        work(connect(), plain(4, "sum"));

        context.until("all ended", () -> collector.ended().size() == 2 * MANY);
        assertThat(context.get(() -> collector.outcomes().stream()
                        .map(Outcome::task)
                        .map(Task::attempt)
                        .distinct()
                        .toList()))
                .containsExactly(1);
    }
}
