package dev.ravel.queue.rabbit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Notice;
import dev.ravel.bus.Ticket;
import dev.ravel.queue.Tickets;
import dev.ravel.work.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the parties write down for whoever comes after them. */
class NotesTest {
    private static final Tickets JOB = Tickets.of("job");
    private static final Ticket ONE = JOB.fetch(1, "host");
    private static final Ticket TWO = JOB.fetch(2, "host");

    private static Begun inherited(String owner, Begun before) {
        return Begun.inherited(owner, before.written());
    }

    @Test
    void what_a_lost_owner_had_begun_counts_once() {
        Begun first = new Begun("a");
        first.began(ONE, 0);

        Begun second = inherited("b", first);
        Begun third = inherited("c", second);

        assertThat(second.losses(ONE)).isEqualTo(1);
        assertThat(third.losses(ONE)).isEqualTo(1);
        assertThat(second.losses(TWO)).isZero();
    }

    @Test
    void every_owner_that_begins_it_and_is_lost_counts() {
        Begun first = new Begun("a");
        first.began(ONE, 0);
        Begun second = inherited("b", first);
        second.began(ONE, second.losses(ONE));

        assertThat(inherited("c", second).losses(ONE)).isEqualTo(2);
    }

    @Test
    void an_owner_that_comes_back_was_not_lost() {
        Begun first = new Begun("a");
        first.began(ONE, 3);

        Begun again = inherited("a", first);

        assertThat(again.losses(ONE)).isEqualTo(3);
        assertThat(inherited("b", again).losses(ONE)).isEqualTo(4);
    }

    @Test
    void what_is_settled_is_forgotten() {
        Begun begun = new Begun("a");
        begun.began(ONE, 1);

        begun.settled(ONE);

        assertThat(begun.isEmpty()).isTrue();
        assertThat(inherited("b", begun).losses(ONE)).isZero();
    }

    @Test
    void a_line_that_nobody_can_read_says_nothing() {
        Begun first = new Begun("a");
        first.began(ONE, 0);
        String written = new String(first.written(), StandardCharsets.UTF_8);
        byte[] rubbish = (written + "\nrubbish\njob x 1 0 0 1").getBytes(StandardCharsets.UTF_8);

        assertThat(Begun.inherited("b", rubbish).losses(ONE)).isEqualTo(1);
    }

    @Test
    void another_attempt_is_another_thing() {
        Begun begun = new Begun("a");
        begun.began(ONE, 0);

        assertThat(inherited("b", begun).losses(Tickets.again(ONE))).isZero();
        assertThat(inherited("b", begun).losses(Tickets.hop(ONE, "other"))).isZero();
    }

    @Test
    void the_notes_of_an_owner_are_bounded() {
        Begun begun = new Begun("a");
        JOB.sums(0, 5000).forEach(ticket -> begun.began(ticket, 0));

        assertThat(begun.written()).asString(StandardCharsets.UTF_8).hasLineCount(4097);
        assertThat(inherited("b", begun).losses(JOB.sum(4999))).isEqualTo(1);
    }

    @Test
    void a_submitter_goes_on_behind_what_is_durable() {
        Submission submission = new Submission();
        submission.add(JOB.sums(0, 10), Set.of("a.task.sum"));

        Submission again = Submission.read(submission.written());

        assertThat(again.fresh(JOB.sums(5, 15))).isEqualTo(JOB.sums(10, 15));
        again.add(JOB.sums(10, 15), Set.of("a.task.fetch.1"));
        again.complete();
        Submission last = Submission.read(again.written());
        assertThat(last.count()).isEqualTo(15);
        assertThat(last.isComplete()).isTrue();
        assertThat(last.queues()).containsExactlyInAnyOrder("a.task.sum", "a.task.fetch.1");
    }

    @Test
    void a_submission_that_has_not_begun_has_nothing_and_is_not_complete() {
        Submission none = Submission.read(new Submission().written());

        assertThat(none.count()).isZero();
        assertThat(none.isComplete()).isFalse();
        assertThat(none.fresh(JOB.sums(0, 1))).hasSize(1);
    }

    @Test
    void a_tally_counts_ends_by_their_kind_and_the_dead_until_they_are_back() {
        Tally tally = new Tally();
        List.of(
                        Tickets.done(ONE),
                        Tickets.done(TWO),
                        Tickets.failed(ONE),
                        new Notice.Ended(new Outcome.Expired(ONE.task())),
                        new Notice.Dead(7, "label", "reason"),
                        new Notice.Dead(8, "label", "reason"),
                        new Notice.Requeued(7),
                        new Notice.Submitted(9))
                .forEach(tally::add);

        Tally again = Tally.read(tally.written());

        assertThat(again.of("done")).isEqualTo(2);
        assertThat(again.of("failed")).isEqualTo(1);
        assertThat(again.of("expired")).isEqualTo(1);
        assertThat(again.of("skipped")).isZero();
        assertThat(again.dead()).isEqualTo(1);
    }

    @Test
    void a_task_that_came_back_before_it_was_dead_does_not_count_below_nothing() {
        Tally tally = new Tally();

        tally.add(new Notice.Requeued(7));

        assertThat(tally.dead()).isZero();
        tally.add(new Notice.Dead(7, "label", "reason"));
        assertThat(tally.dead()).isZero();
    }
}
