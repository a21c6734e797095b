package dev.ravel.queue;

import static dev.ravel.queue.WorkerRig.JOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.queue.WorkerRig.Party;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Task;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Tasks of which the broker has more than one message, as after a crash between a publication and an acknowledgement. */
final class RepeatedDeliveryTest {
    private final WorkerRig rig = new WorkerRig();

    @Test
    void a_second_message_of_a_task_in_hand_ends_with_it() {
        Party worker = rig.worker();
        rig.store.put(JOB.sum(0));
        rig.store.put(JOB.sum(0));
        rig.time.settle();
        assertThat(worker.place.ordinals()).containsExactly(0L);

        rig.answerAll(worker);

        assertThat(worker.place.member(Kind.SUM).taken).hasSize(1);
        assertThat(rig.collector.ended()).containsExactly(0L);
        assertThat(rig.progress().waiting() + rig.progress().inFlight()).isZero();
    }

    @Test
    void a_later_attempt_of_a_task_in_hand_waits_for_the_earlier_one() {
        Party worker = rig.worker();
        rig.store.put(JOB.sum(0));
        rig.store.put(Tickets.again(JOB.sum(0)));
        rig.time.settle();
        assertThat(worker.place.inHand()).extracting(Task::attempt).containsExactly(1);

        worker.place.answer(0, TestPlace.timeout());
        rig.time.settle();
        assertThat(worker.place.inHand()).extracting(Task::attempt).containsExactly(2);
        rig.time.advance(Duration.ofSeconds(1));
        rig.answerAll(worker);

        assertThat(rig.collector.ended()).containsExactly(0L);
        assertThat(rig.progress().waiting() + rig.progress().inFlight()).isZero();
    }

    @Test
    void tasks_of_different_jobs_are_not_the_same() {
        Party worker = rig.worker();
        rig.store.put(JOB.sum(0));
        rig.store.put(Tickets.of("other").sum(0));

        rig.answerAll(worker);
        rig.time.settle();
        rig.answerAll(worker);

        assertThat(rig.collector.outcomes()).singleElement().isInstanceOf(Outcome.Done.class);
        assertThat(rig.store.job("other").progress().done()).isEqualTo(1);
    }

    @Test
    void a_message_that_stood_by_and_is_lost_is_not_followed() {
        Party worker = rig.worker();
        rig.store.put(JOB.sum(0));
        rig.store.put(Tickets.again(JOB.sum(0)));
        rig.time.settle();
        worker.broker.loseClaims();
        rig.time.settle();

        rig.answerAll(worker);

        assertThat(rig.collector.ended()).containsExactly(0L);
        assertThat(worker.place.member(Kind.SUM).taken)
                .extracting(Task::attempt)
                .containsExactly(1);
        assertThat(rig.progress().waiting() + rig.progress().inFlight()).isZero();
    }
}
