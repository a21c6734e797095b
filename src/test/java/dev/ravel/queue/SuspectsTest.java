package dev.ravel.queue;

import static dev.ravel.queue.WorkerRig.CLAIM;
import static dev.ravel.queue.WorkerRig.JOB;
import static dev.ravel.queue.WorkerRig.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Ticket;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What killed workers twice is worked on alone. */
class SuspectsTest {
    private final WorkerRig rig = new WorkerRig();

    /** So many workers die with all that they have begun. */
    private void deaths(int times) {
        for (int i = 0; i < times; i++) {
            WorkerRig.Party dying = rig.worker();
            rig.time.advance(SECOND);
            dying.dies();
            rig.time.advance(CLAIM.multipliedBy(2));
        }
    }

    @Test
    void after_one_death_all_are_worked_on_together() {
        rig.submit(JOB.sums(0, 2));
        deaths(1);

        assertThat(rig.worker().place.inHand()).hasSize(2);
    }

    @Test
    void after_two_deaths_one_after_the_other_is_worked_on() {
        rig.submit(JOB.sums(0, 2));
        deaths(2);
        WorkerRig.Party worker = rig.worker();
        assertThat(worker.place.inHand()).hasSize(1);

        rig.answerAll(worker);

        assertThat(rig.collector.ended()).containsExactly(0L, 1L);
    }

    @Test
    void what_was_never_there_does_not_wait_for_suspects() {
        rig.submit(JOB.fetches(0));
        deaths(2);
        rig.submit(JOB.fetches(Tickets.SHARDS));
        WorkerRig.Party worker = rig.worker();

        assertThat(worker.place.inHand()).hasSizeGreaterThan(1);
        assertThat(worker.place.ordinals().stream().filter(ordinal -> ordinal < Tickets.SHARDS))
                .hasSize(1);
    }

    @Test
    void suspects_of_a_shard_that_is_given_up_go_with_it() {
        List<Ticket> tickets = JOB.fetches(0);
        rig.submit(tickets);
        deaths(2);
        WorkerRig.Party first = rig.worker();
        WorkerRig.Party second = rig.worker();
        for (int i = 0; i < 20; i++) {
            rig.time.advance(SECOND);
            rig.answerAll(first);
            rig.answerAll(second);
        }

        assertThat(rig.collector.ended()).hasSize(tickets.size());
        assertThat(rig.progress().waiting() + rig.progress().inFlight()).isZero();
    }

    @Test
    void a_worker_that_leaves_gives_its_suspects_back() {
        rig.submit(JOB.sums(0, 2));
        deaths(2);
        WorkerRig.Party leaving = rig.worker();

        leaving.leaves();
        rig.time.advance(SECOND);
        WorkerRig.Party next = rig.worker();
        rig.time.advance(CLAIM);
        rig.answerAll(leaving);
        rig.answerAll(next);

        assertThat(rig.collector.ended()).containsExactly(0L, 1L);
        assertThat(leaving.said).noneMatch(line -> line.startsWith("broken"));
    }
}
