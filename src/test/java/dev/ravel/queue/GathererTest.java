package dev.ravel.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Notice;
import dev.ravel.bus.RubbishException;
import dev.ravel.bus.Ticket;
import dev.ravel.engine.RunListener;
import dev.ravel.journal.Journal;
import dev.ravel.journal.OrdinalSet;
import dev.ravel.member.Hello;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class GathererTest {
    private static final Tickets JOB = Tickets.of("job");

    private final List<Long> journal = new ArrayList<>();
    private final List<Long> acknowledged = new ArrayList<>();
    private final List<String> heard = new ArrayList<>();
    private final OrdinalSet past = new OrdinalSet();
    private final Gatherer gatherer = new Gatherer(
            new Journal() {
                @Override
                public void append(Outcome outcome) {
                    journal.add(outcome.ordinal());
                }

                @Override
                public void close(Consumer<Optional<String>> closed) {
                    throw new AssertionError("whoever opened it closes it");
                }
            },
            past,
            new RunListener() {
                @Override
                public void answered(Task task, Result result, Hello member) {
                    heard.add("answered " + task.ordinal() + " by " + member.lane());
                }

                @Override
                public void ended(Outcome outcome) {
                    heard.add(outcome.label() + " " + outcome.ordinal());
                }
            },
            new Gatherer.Hearer() {
                @Override
                public void total(long tasks, Runnable acknowledge) {
                    heard.add("total " + tasks);
                    acknowledge.run();
                }

                @Override
                public void failed(long tasks) {
                    heard.add("failed so far " + tasks);
                }

                @Override
                public void over(int dead) {
                    heard.add("over, dead " + dead);
                }

                @Override
                public void broken(String reason) {
                    heard.add("broken: " + reason);
                }
            });

    private void arrives(long ordinal) {
        Ticket ticket = JOB.sum(ordinal);
        gatherer.arrived(Tickets.done(ticket), () -> acknowledged.add(ordinal));
    }

    private void arrives(Notice notice) {
        gatherer.arrived(notice, () -> acknowledged.add(-1L));
    }

    @Test
    void an_outcome_is_acknowledged_and_counted_when_it_is_on_disk() {
        arrives(0);
        arrives(1);

        assertThat(journal).containsExactly(0L, 1L);
        assertThat(acknowledged).isEmpty();
        gatherer.synced(1);
        assertThat(acknowledged).containsExactly(0L);
        gatherer.synced(1);
        assertThat(acknowledged).containsExactly(0L, 1L);
        assertThat(heard).containsExactly("answered 0 by worker-0", "answered 1 by worker-0", "done 0", "done 1");
    }

    @Test
    void an_outcome_that_comes_again_is_acknowledged_at_once_and_counts_no_more() {
        past.add(7);
        arrives(0);
        arrives(0);
        arrives(7);

        assertThat(journal).containsExactly(0L);
        assertThat(acknowledged).containsExactly(0L, 7L);
    }

    @Test
    void it_is_over_when_the_last_of_all_is_on_disk() {
        arrives(0);
        arrives(new Notice.Submitted(2));
        gatherer.synced(1);
        arrives(1);
        assertThat(heard).doesNotContain("over, dead 0");

        gatherer.synced(1);

        assertThat(heard).endsWith("over, dead 0");
    }

    @Test
    void it_is_over_at_once_where_all_had_ended_before() {
        past.add(0);
        gatherer.total(1);

        assertThat(heard).containsExactly("over, dead 0");
    }

    @Test
    void a_job_of_no_tasks_is_over() {
        arrives(new Notice.Submitted(0));

        assertThat(heard).containsExactly("total 0", "over, dead 0");
    }

    @Test
    void the_dead_are_not_waited_for_until_they_are_put_back() {
        gatherer.total(2);
        arrives(new Notice.Dead(1, "[0, 1)", "why"));
        arrives(new Notice.Requeued(1));
        arrives(0);
        gatherer.synced(1);
        assertThat(heard).doesNotContain("over, dead 1");

        arrives(new Notice.Dead(1, "[0, 1)", "why"));

        assertThat(heard).endsWith("over, dead 1");
        assertThat(journal).containsExactly(0L);
    }

    @Test
    void what_was_dead_and_ends_after_all_is_not_dead() {
        gatherer.total(1);
        gatherer.dead(0);
        arrives(0);
        gatherer.synced(1);

        assertThat(heard).endsWith("done 0", "over, dead 0");
    }

    @Test
    void what_ended_before_it_was_dead_is_not_counted_twice() {
        past.add(0);
        gatherer.total(3);
        arrives(1);
        gatherer.synced(1);
        gatherer.dead(0);
        arrives(new Notice.Dead(1, "[0, 1)", "why"));
        assertThat(heard).noneMatch(word -> word.startsWith("over"));

        arrives(2);
        gatherer.synced(1);

        assertThat(heard).endsWith("over, dead 0");
    }

    @Test
    void a_notice_that_cannot_be_read_is_told_and_nothing_is_acknowledged_for_it() {
        gatherer.total(1);
        gatherer.unreadable("job", new RubbishException("is of format 9"));

        assertThat(heard).containsExactly("broken: a notice of the job job is of format 9: it is kept");
        assertThat(acknowledged).isEmpty();
    }

    @Test
    void failures_are_counted() {
        arrives(Tickets.failed(JOB.sum(0)));
        arrives(Tickets.failed(JOB.sum(1)));

        assertThat(heard).containsSubsequence("failed so far 1", "failed so far 2");
    }
}
