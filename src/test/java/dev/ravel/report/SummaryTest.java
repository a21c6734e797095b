package dev.ravel.report;

import static dev.ravel.report.Facts.LOOP;
import static dev.ravel.report.Facts.UNTOLD;
import static dev.ravel.report.Facts.UNWATCHED;
import static dev.ravel.report.Facts.WORKER;
import static dev.ravel.report.Facts.answered;
import static dev.ravel.report.Facts.computed;
import static dev.ravel.report.Facts.fetch;
import static dev.ravel.report.Facts.sum;
import static dev.ravel.report.Facts.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.engine.Ending;
import dev.ravel.work.Cause;
import dev.ravel.work.Outcome;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SummaryTest {
    private final Clocked run = new Clocked();

    @Test
    void a_run_ends_with_0_where_every_task_ended_well() {
        run.read(2).done(fetch(0), answered(1, 0), LOOP);
        run.end(new Outcome.Skipped(fetch(1), "exists", Optional.empty()));

        assertThat(summary(run.tally, OptionalLong.of(2)).exitCode()).isZero();
    }

    @Test
    void a_run_ends_with_1_where_a_task_failed_or_is_pending() {
        run.read(1).failed(0, Cause.URL);

        assertThat(summary(run.tally, OptionalLong.of(1)).exitCode()).isEqualTo(1);
        assertThat(summary(new Clocked().read(1).tally, OptionalLong.of(1)).exitCode())
                .isEqualTo(1);
    }

    @Test
    void a_run_that_could_not_go_on_ends_with_3_however_its_tasks_ended() {
        run.read(1).done(fetch(0), answered(1, 0), LOOP);
        Ending broken = new Ending.Broken("disk full");

        assertThat(summary(run.tally, broken, OptionalLong.of(1), UNWATCHED, UNTOLD)
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void the_rate_counts_what_has_ended() {
        run.read(4).start(fetch(0), LOOP).pass(500).answer(fetch(0), answered(500, 0), LOOP);
        run.end(new Outcome.Done(fetch(0), answered(500, 0))).failed(1, Cause.URL);

        assertThat(summary(run.tally, OptionalLong.of(4)).tasksPerSecond()).contains(4.0);
    }

    @Test
    void there_is_no_rate_where_no_time_passed() {
        assertThat(summary(run.read(1).failed(0, Cause.URL).tally, OptionalLong.of(1))
                        .tasksPerSecond())
                .isEmpty();
    }

    @Test
    void a_sum_is_told_only_where_no_part_is_missing() {
        run.read(2).done(sum(0), computed(1, 5), WORKER);
        assertThat(summary(run.tally, OptionalLong.of(2)).sum()).isEmpty();

        run.done(sum(1), computed(1, 6), WORKER);
        assertThat(summary(run.tally, OptionalLong.of(2)).sum()).contains(11L);
    }

    @Test
    void there_is_no_sum_where_a_part_failed() {
        run.read(2).done(sum(0), computed(1, 5), WORKER);
        run.tally.ended(new Outcome.Failed(sum(1), Cause.LOST, "in words", Optional.empty()));

        assertThat(summary(run.tally, OptionalLong.of(2)).sum()).isEmpty();
    }
}
