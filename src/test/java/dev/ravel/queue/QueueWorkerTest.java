package dev.ravel.queue;

import static dev.ravel.queue.WorkerRig.CLAIM;
import static dev.ravel.queue.WorkerRig.JOB;
import static dev.ravel.queue.WorkerRig.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Message.Report;
import dev.ravel.bus.Notice;
import dev.ravel.queue.WorkerRig.Party;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Task;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a worker does with what it takes, whether or not the broker keeps its claims. */
final class QueueWorkerTest {
    private static final Duration HOUR = Duration.ofHours(1);
    private final WorkerRig rig = new WorkerRig();

    @Test
    void every_task_ends_once() {
        rig.submit(JOB.sums(0, 20));
        rig.submit(JOB.fetches(20));
        Party worker = rig.worker();

        rig.answerAll(worker);

        assertThat(rig.collector.outcomes()).hasSize(24).allMatch(Outcome.Done.class::isInstance);
        assertThat(rig.progress().inFlight()).isZero();
        assertThat(worker.said).containsExactly("serving job");
    }

    @Test
    void a_job_has_its_members_only_while_it_has_tasks() {
        Party worker = rig.worker();
        rig.submit(JOB.sum(0));
        rig.answerAll(worker);
        rig.time.advance(WorkerRig.TERMS.idle().multipliedBy(2));
        assertThat(worker.place.closed).isEqualTo(1);

        rig.submit(JOB.sum(1));
        rig.answerAll(worker);

        assertThat(worker.place.opened).isEqualTo(2);
        assertThat(rig.collector.ended()).containsExactly(0L, 1L);
        assertThat(worker.said).containsExactly("serving job", "idle job", "serving job");
    }

    @Test
    void a_long_task_keeps_its_members() {
        Party worker = rig.worker();
        rig.submit(JOB.sum(0));

        rig.time.advance(HOUR);

        assertThat(worker.place.closed).isZero();
        rig.answerAll(worker);
        assertThat(rig.collector.outcomes()).hasSize(1);
    }

    @Test
    void another_attempt_waits_on_the_broker() {
        Party worker = rig.worker();
        rig.submit(JOB.sum(0));
        worker.place.answer(0, TestPlace.timeout());
        rig.time.settle();
        assertThat(rig.progress().inFlight()).isZero();
        rig.time.advance(Duration.ofMillis(99));
        assertThat(worker.place.inHand()).isEmpty();
        rig.time.advance(Duration.ofMillis(1));

        assertThat(worker.place.inHand()).extracting(Task::attempt).containsExactly(2);
        rig.answerAll(worker);
        assertThat(rig.collector.outcomes()).hasSize(1);
    }

    @Test
    void the_last_attempt_fails_the_task() {
        Party worker = rig.worker();
        rig.submit(JOB.sum(0));
        for (int attempt = 0; attempt < 3; attempt++) {
            worker.place.answer(0, TestPlace.timeout());
            rig.time.advance(SECOND);
        }

        assertThat(rig.collector.outcomes()).singleElement().isInstanceOf(Outcome.Failed.class);
        assertThat(rig.collector.outcomes().get(0).task().tried()).hasSize(2);
    }

    @Test
    void a_hop_of_the_same_shard_stays_in_hand() {
        Party worker = rig.worker();
        rig.submit(JOB.fetch(0, "host"));
        worker.place.answer(0, TestPlace.redirect("/next"));
        rig.time.settle();

        assertThat(worker.place.inHand()).extracting(Task::hops).containsExactly(1);
        assertThat(rig.progress().inFlight()).isEqualTo(1);
        rig.answerAll(worker);
        assertThat(rig.collector.outcomes()).hasSize(1);
    }

    @Test
    void a_hop_to_another_shard_is_made_by_its_owner() {
        Party one = rig.worker();
        Party other = rig.worker();
        rig.submit(JOB.fetches(0));
        Party first = one.place.ordinals().contains(0L) ? one : other;
        Party second = first == one ? other : one;
        long its = second.place.ordinals().get(0);
        first.place.answer(0, TestPlace.redirect("http://" + JOB.host((int) its) + "/next"));
        rig.time.settle();

        assertThat(second.place.inHand())
                .filteredOn(task -> task.ordinal() == 0)
                .extracting(Task::hops)
                .containsExactly(1);
        assertThat(first.place.ordinals()).doesNotContain(0L);
        rig.answerAll(one);
        rig.answerAll(other);
        assertThat(rig.collector.ended()).hasSize(4);
    }

    @Test
    void what_comes_too_late_is_not_begun() {
        rig.submit(Tickets.expiring(JOB.sum(0), rig.now()), JOB.sum(1));
        Party worker = rig.worker();
        rig.answerAll(worker);

        assertThat(worker.place.member(Kind.SUM).taken)
                .extracting(Task::ordinal)
                .containsExactly(1L);
        assertThat(rig.collector.outcomes()).extracting(Outcome::label).containsExactlyInAnyOrder("expired", "done");
    }

    @Test
    void what_waits_in_hand_for_too_long_expires_there() {
        Tickets polite = new Tickets(Tickets.terms("job", HOUR, 1));
        Party worker = rig.worker();
        rig.submit(
                polite.fetch(0, "host"),
                Tickets.expiring(polite.fetch(1, "host"), rig.now().plusSeconds(60)));

        rig.time.advance(Duration.ofSeconds(62));

        assertThat(rig.collector.outcomes())
                .containsExactly(new Outcome.Expired(polite.fetch(1, "host").task()));
        assertThat(worker.place.inHand()).isEmpty();
    }

    @Test
    void a_task_that_killed_its_workers_is_run_by_nobody() {
        rig.submit(JOB.sum(0));
        for (int i = 0; i < 3; i++) {
            Party dying = rig.worker();
            assertThat(dying.place.ordinals()).containsExactly(0L);
            dying.broker.kill();
            rig.time.advance(CLAIM);
        }
        Party last = rig.worker();

        assertThat(last.place.opened).isZero();
        assertThat(last.said).containsExactly("buried 0: its worker was lost 3 times");
        assertThat(rig.collector.notices).containsExactly(new Notice.Dead(0, "[0, 0)", "its worker was lost 3 times"));
    }

    /** It has a task in hand that another had before, and the broker does not answer. */
    private Party heir(Tickets tickets) {
        Party dying = rig.worker();
        rig.submit(tickets.fetch(0, "host"));
        dying.broker.kill();
        Party heir = rig.worker();
        rig.time.advance(CLAIM);
        heir.broker.cut();
        rig.time.advance(SECOND);
        return heir;
    }

    @Test
    void what_came_again_is_begun_when_the_broker_knows_of_it() {
        Party heir = heir(new Tickets(Tickets.terms("job", SECOND, 1)));
        assertThat(heir.place.inHand()).isEmpty();

        heir.broker.mend();
        rig.time.settle();

        assertThat(heir.place.ordinals()).containsExactly(0L);
        rig.answerAll(heir);
        assertThat(rig.collector.outcomes()).hasSize(1);
    }

    @Test
    void what_came_again_and_may_not_be_begun_any_more_is_left_to_others() {
        Party heir = heir(new Tickets(Tickets.terms("job", SECOND, 1)));

        heir.worker.leave(HOUR);
        heir.broker.mend();
        rig.time.settle();

        assertThat(rig.progress().waiting()).isEqualTo(1);
    }

    @Test
    void what_came_again_and_whose_claim_was_lost_is_not_begun() {
        Party heir = heir(new Tickets(Tickets.terms("job", SECOND, 1)));
        rig.time.advance(CLAIM);
        assertThat(heir.place.inHand()).isEmpty();

        heir.broker.mend();
        rig.time.advance(SECOND);

        assertThat(heir.place.ordinals()).containsExactly(0L);
        rig.answerAll(heir);
        assertThat(rig.collector.outcomes()).hasSize(1);
    }

    @Test
    void where_nothing_can_be_stored_the_task_is_left_to_others() {
        Party worker = rig.worker();
        rig.submit(JOB.fetch(0, "host"));
        worker.place.answer(0, TestPlace.halt());
        rig.time.settle();
        assertThat(worker.said).contains("halted: the disk is full");
        assertThat(worker.place.inHand()).isEmpty();

        rig.time.advance(WorkerRig.TERMS.again());

        assertThat(worker.place.inHand()).extracting(Task::attempt).containsExactly(1);
        rig.answerAll(worker);
        assertThat(rig.collector.outcomes()).hasSize(1);
    }

    @Test
    void a_worker_that_cannot_work_on_the_job_says_so_once_and_leaves_its_tasks_to_others() {
        Party unable = rig.worker();
        unable.place.failure = Optional.of("no folder");
        rig.submit(JOB.sums(0, 3));
        assertThat(rig.progress().inFlight()).isZero();
        rig.time.advance(HOUR);
        assertThat(unable.said).containsExactly("unable: no folder");
        assertThat(unable.place.opened).isLessThan(1000);

        Party able = rig.worker();
        for (int i = 0; i < 100 && rig.collector.ended().size() < 3; i++) {
            rig.time.advance(WorkerRig.TERMS.again());
            rig.answerAll(able);
        }

        assertThat(rig.collector.outcomes()).hasSize(3);
    }

    @Test
    void kinds_that_no_member_serves_are_left_to_others() {
        Party fetching = rig.worker();
        fetching.place.kinds = Set.of(Kind.FETCH);
        rig.submit(JOB.sum(0), JOB.fetch(1, "host"));
        rig.answerAll(fetching);
        assertThat(fetching.said).contains("unable: no member serves sum");
        fetching.place.kinds = Set.of(Kind.SUM);

        rig.time.advance(WorkerRig.TERMS.again());

        rig.answerAll(fetching);
        assertThat(rig.collector.ended()).containsExactly(0L, 1L);
    }

    @Test
    void the_tasks_of_a_member_that_dies_are_done_by_others() {
        Party worker = rig.worker();
        rig.submit(JOB.sum(0));
        worker.place.member(Kind.SUM).dies();
        rig.time.settle();
        assertThat(rig.progress().inFlight()).isZero();

        rig.time.advance(WorkerRig.TERMS.again());
        rig.answerAll(worker);

        assertThat(rig.collector.outcomes()).singleElement().isInstanceOf(Outcome.Done.class);
        assertThat(rig.collector.outcomes().get(0).task().attempt()).isEqualTo(1);
        assertThat(worker.place.opened).isEqualTo(2);
    }

    @Test
    void a_task_whose_claim_was_lost_goes_on_and_settles_the_next_delivery() {
        Party worker = rig.worker();
        rig.submit(JOB.sum(0));
        worker.broker.loseClaims();
        rig.time.settle();
        rig.answerAll(worker);

        assertThat(worker.place.member(Kind.SUM).taken).hasSize(1);
        assertThat(rig.collector.outcomes()).hasSize(1);
        assertThat(rig.progress().waiting() + rig.progress().inFlight()).isZero();
    }

    @Test
    void what_ended_while_the_claim_was_lost_is_not_run_here_again() {
        Party worker = rig.worker();
        rig.submit(JOB.sum(0));
        worker.broker.cut();
        worker.place.answer(0, TestPlace.value());
        rig.time.advance(CLAIM.multipliedBy(2));
        assertThat(rig.collector.notices).isEmpty();

        worker.broker.mend();
        rig.time.advance(SECOND);

        assertThat(rig.collector.ended()).containsExactly(0L);
        assertThat(worker.place.member(Kind.SUM).taken).hasSize(1);
        assertThat(rig.progress().waiting() + rig.progress().inFlight()).isZero();
    }

    @Test
    void nothing_is_begun_while_the_broker_is_silent_for_too_long() {
        Party worker = rig.worker();
        Tickets polite = new Tickets(Tickets.terms("job", CLAIM.multipliedBy(2), 0));
        rig.submit(polite.fetch(0, "host"));
        rig.time.advance(CLAIM);
        worker.broker.cut();
        rig.time.advance(CLAIM.multipliedBy(3));
        assertThat(worker.place.inHand()).isEmpty();

        worker.broker.mend();
        rig.time.advance(CLAIM.multipliedBy(3));

        assertThat(worker.place.ordinals()).containsExactly(0L);
    }

    @Test
    void a_worker_that_leaves_gives_back_what_was_not_begun_and_ends_the_rest() {
        Tickets polite = new Tickets(Tickets.terms("job", HOUR, 1));
        Party worker = rig.worker();
        rig.submit(polite.sum(0), polite.fetch(1, "host"));
        Future<Void> left = worker.worker.leave(HOUR);
        rig.time.settle();
        assertThat(rig.progress().inFlight()).isEqualTo(1);
        assertThat(left.isComplete()).isFalse();

        rig.answerAll(worker);
        assertThat(left.succeeded()).isTrue();
        assertThat(rig.collector.ended()).containsExactly(0L);
        rig.submit(JOB.sum(2));
        assertThat(worker.place.inHand()).isEmpty();
    }

    @Test
    void what_is_not_over_at_the_end_of_the_drain_is_left_to_others_without_a_loss() {
        Party worker = rig.worker();
        rig.submit(JOB.sum(0));
        Future<Void> left = worker.worker.leave(SECOND);
        rig.time.advance(SECOND);
        assertThat(left.succeeded()).isTrue();
        assertThat(worker.place.closed).isEqualTo(1);

        Party other = rig.worker();

        assertThat(other.place.ordinals()).containsExactly(0L);
        assertThat(other.said).doesNotContain("buried");
        rig.answerAll(other);
        assertThat(rig.collector.outcomes()).singleElement().isInstanceOf(Outcome.Done.class);
    }

    @Test
    void a_broker_that_is_away_does_not_keep_a_worker_from_leaving() {
        Party worker = rig.worker();
        rig.submit(JOB.sum(0));
        worker.broker.cut();

        Future<Void> left = worker.worker.leave(SECOND);
        rig.time.advance(SECOND.plus(WorkerRig.TERMS.again()));

        assertThat(left.succeeded()).isTrue();
    }

    @Test
    void it_says_what_each_job_cost() {
        Party worker = rig.worker();
        rig.submit(JOB.sum(0));
        rig.submit(Tickets.of("other").sum(0));
        rig.answerAll(worker);

        Future<Map<String, Report>> costs = worker.worker.close();
        rig.time.settle();

        assertThat(costs.result()).containsOnlyKeys("job", "other");
    }

    @Test
    void the_owner_of_too_many_shards_gives_some_up_and_loses_nothing() {
        Party one = rig.worker();
        rig.submit(JOB.fetches(0));
        assertThat(one.place.ordinals()).hasSize(4);
        Party other = rig.worker();
        rig.submit(List.of(
                JOB.fetch(4, JOB.host(0)),
                JOB.fetch(5, JOB.host(1)),
                JOB.fetch(6, JOB.host(2)),
                JOB.fetch(7, JOB.host(3))));
        rig.answerAll(one);
        rig.answerAll(other);
        rig.time.advance(SECOND);
        rig.answerAll(one);
        rig.answerAll(other);

        assertThat(rig.collector.outcomes()).hasSize(8);
        rig.submit(List.of(
                JOB.fetch(8, JOB.host(0)),
                JOB.fetch(9, JOB.host(1)),
                JOB.fetch(10, JOB.host(2)),
                JOB.fetch(11, JOB.host(3))));
        assertThat(one.place.inHand()).hasSize(2);
        assertThat(other.place.inHand()).hasSize(2);
    }

    @Test
    void a_new_owner_waits_one_delay_before_its_first_request_to_a_host() {
        Tickets polite = new Tickets(Tickets.terms("job", Duration.ofSeconds(10), 1));
        Party dying = rig.worker();
        rig.submit(polite.fetch(0, "host"), polite.fetch(1, "host"));
        rig.time.advance(Duration.ofSeconds(10));
        assertThat(dying.place.ordinals()).containsExactly(0L);
        dying.broker.kill();
        Party heir = rig.worker();
        rig.time.advance(CLAIM);

        rig.time.advance(Duration.ofMillis(9_999));
        assertThat(heir.place.inHand()).isEmpty();
        rig.time.advance(Duration.ofMillis(1));

        assertThat(heir.place.inHand()).hasSize(1);
    }
}
