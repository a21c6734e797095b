package dev.ravel.queue;

import static dev.ravel.queue.WorkerRig.CLAIM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Terms;
import dev.ravel.politeness.Delay;
import dev.ravel.queue.WorkerRig.Party;
import dev.ravel.work.Task;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Fetches that hold their slots for a pause: until it is over, nothing was asked. */
final class PausedWorkerTest {
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Terms PLAIN = Tickets.terms("job", Duration.ZERO, 0);
    private static final Tickets JOB =
            new Tickets(new Terms(PLAIN.job(), PLAIN.settings(), PLAIN.pace(), Delay.fixed(PAUSE), PLAIN.routes()));
    private final WorkerRig rig = new WorkerRig();

    @Test
    void an_attempt_begins_with_its_pause() {
        Party worker = rig.worker();
        rig.submit(JOB.fetch(0, "host"));
        rig.time.advance(PAUSE.minusMillis(1));
        assertThat(worker.place.inHand()).isEmpty();

        rig.time.advance(Duration.ofMillis(1));

        assertThat(worker.place.inHand()).extracting(Task::pause).containsExactly(PAUSE);
        rig.answerAll(worker);
        assertThat(rig.collector.outcomes()).hasSize(1);
    }

    @Test
    void hops_are_made_at_once_in_the_same_slot() {
        Party worker = rig.worker();
        rig.submit(JOB.fetch(0, "host"));
        rig.time.advance(PAUSE);

        worker.place.answer(0, TestPlace.redirect("/next"));
        rig.time.settle();

        assertThat(worker.place.inHand()).extracting(Task::hops).containsExactly(1);
    }

    @Test
    void what_is_paused_when_its_claim_is_lost_is_not_asked_for_before_it_comes_again() {
        Party worker = rig.worker();
        rig.submit(JOB.fetch(0, "host"));
        rig.time.advance(PAUSE.minusSeconds(1));
        worker.broker.loseClaims();

        rig.time.advance(PAUSE.minusSeconds(1));
        assertThat(worker.place.inHand()).isEmpty();
        rig.time.advance(Duration.ofSeconds(1));

        assertThat(worker.place.ordinals()).containsExactly(0L);
        rig.answerAll(worker);
        assertThat(rig.collector.outcomes()).hasSize(1);
    }

    @Test
    void nothing_is_asked_for_where_the_pause_is_over_while_the_broker_is_silent() {
        Party worker = rig.worker();
        rig.submit(JOB.fetch(0, "host"));
        rig.time.advance(PAUSE.minus(CLAIM));
        worker.broker.cut();
        rig.time.advance(CLAIM.multipliedBy(10));
        assertThat(worker.place.inHand()).isEmpty();

        worker.broker.mend();
        rig.time.advance(PAUSE.plusSeconds(1));

        assertThat(worker.place.ordinals()).containsExactly(0L);
    }

    @Test
    void a_worker_that_leaves_gives_back_what_is_paused() {
        Party worker = rig.worker();
        rig.submit(JOB.fetch(0, "host"));

        worker.worker.leave(Duration.ofHours(1));
        rig.time.settle();

        assertThat(rig.progress().waiting()).isEqualTo(1);
        rig.time.advance(PAUSE);
        assertThat(worker.place.inHand()).isEmpty();
    }
}
