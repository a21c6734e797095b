package dev.ravel.report;

import static dev.ravel.report.Facts.CALM;
import static dev.ravel.report.Facts.COMPLETE;
import static dev.ravel.report.Facts.LOOP;
import static dev.ravel.report.Facts.PROCESS;
import static dev.ravel.report.Facts.UNTOLD;
import static dev.ravel.report.Facts.UNWATCHED;
import static dev.ravel.report.Facts.WORKER;
import static dev.ravel.report.Facts.answered;
import static dev.ravel.report.Facts.computed;
import static dev.ravel.report.Facts.episode;
import static dev.ravel.report.Facts.fetch;
import static dev.ravel.report.Facts.sum;
import static dev.ravel.report.Facts.summary;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.Message.Report;
import dev.ravel.engine.Ending;
import dev.ravel.member.Hello;
import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.ProcessFacts;
import dev.ravel.probe.StallKind;
import dev.ravel.probe.StallTotal;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SummaryTextTest {
    private static final String RUN = "  run         " + Path.of("runs", "first");

    private final Clocked run = new Clocked();

    @Test
    void a_good_run_reads_from_what_was_done_to_what_it_cost() {
        run.read(3).start(fetch(0), LOOP).pass(250).answer(fetch(0), answered(250, 1_500_000), LOOP);
        run.end(new Outcome.Done(fetch(0), answered(250, 1_500_000)));
        run.done(sum(1), computed(4, 40), WORKER).done(sum(2), computed(4, 5), WORKER);

        assertThat(lines(COMPLETE, 3, CALM, PROCESS))
                .containsExactly(
                        "io under eventLoop (epoll, lab inside)",
                        "  tasks       3 of 3 done",
                        "  sum         45",
                        "  wall time   250 ms, 12.0 tasks/s, 1.5 MB",
                        "  latency     p50 250 ms, p90 250 ms, p99 250 ms, max 250 ms",
                        "  loop lag    p50 0.1 ms, p99 1.3 ms, max 12 ms",
                        "  blocked     never by a task",
                        "  process     150.0 MB peak memory, 2500 ms CPU, 23 threads, 12,345 voluntary,"
                                + " 67 involuntary context switches",
                        "  job CPU     tasks 220 ms, compiler 900 ms, collector 12 ms, measuring 60 ms,"
                                + " lab 0.0 ms, other 8.0 ms",
                        "  loop-0      1 answer in 64 slots (fetch), 250 ms in all",
                        "  worker-0    2 answers in 1 slot (sum, block), 8.0 ms in all",
                        RUN);
    }

    @Test
    void failures_are_told_by_cause_the_most_frequent_first() {
        run.read(1500).failed(0, Cause.DNS).failed(1, Cause.STATUS).failed(2, Cause.STATUS);
        run.end(new Outcome.Skipped(fetch(3), "exists", Optional.empty())).end(new Outcome.Expired(fetch(4)));

        assertThat(lines(COMPLETE, 1500, UNWATCHED, UNTOLD))
                .containsExactly(
                        "io under eventLoop (epoll, lab inside)",
                        "  tasks       0 of 1,500 done, 3 failed (status 2, dns 1), 1 skipped, 1 expired, 1,495 pending",
                        "              in words",
                        "              in words",
                        "              in words",
                        "  wall time   0.0 ms",
                        RUN);
    }

    @Test
    void a_run_that_was_stopped_says_why_before_anything_else() {
        run.read(10).done(sum(0), computed(1, 7), WORKER);

        assertThat(lines(new Ending.Stopped("SIGINT"), 10, UNWATCHED, UNTOLD))
                .startsWith(
                        "io under eventLoop (epoll, lab inside)",
                        "  stopped     SIGINT",
                        "  tasks       1 of 10 done, 9 pending")
                .noneMatch(line -> line.startsWith("  sum"));
        assertThat(lines(new Ending.Broken("disk full"), 10, UNWATCHED, UNTOLD)).contains("  broken      disk full");
    }

    @Test
    void without_a_lab_there_is_no_word_of_it() {
        Summary.Subject subject = new Summary.Subject("urls", "workers", "none", "nio", Path.of("runs"));

        assertThat(SummaryText.lines(Summary.of(subject, COMPLETE, OptionalLong.of(0), run.tally, UNWATCHED, UNTOLD)))
                .startsWith("urls under workers (nio)");
    }

    @Test
    void episodes_name_the_task_and_the_line_of_the_three_longest() {
        LoopFacts loop = Facts.blocked(
                Map.of(
                        StallKind.TASK, new StallTotal(4, 12_500, 12_000),
                        StallKind.STARTUP, new StallTotal(1, 80, 80),
                        StallKind.OTHER, new StallTotal(2, 50, 30)),
                episode(OptionalLong.of(7), 12_000, "a.B.c(B.java:7)"),
                episode(OptionalLong.empty(), 300, "a.B.d(B.java:9)"),
                episode(OptionalLong.of(8), 150, ""),
                episode(OptionalLong.of(9), 50, "a.B.c(B.java:7)"));

        assertThat(lines(COMPLETE, 0, loop, UNTOLD))
                .containsExactly(
                        "io under eventLoop (epoll, lab inside)",
                        "  tasks       0 of 0 done",
                        "  wall time   0.0 ms",
                        "  loop lag    p50 0.1 ms, p99 1.3 ms, max 12 ms, 2 Vert.x warnings",
                        "  blocked     4 times by tasks, 12.5 s in all, longest 12.0 s;"
                                + " other stalls: startup 1 (80 ms), other 2 (50 ms)",
                        "              12.0 s on loop-0, task 7 at a.B.c(B.java:7)",
                        "              300 ms on loop-0 at a.B.d(B.java:9)",
                        "              150 ms on loop-0, task 8, no stack was caught",
                        RUN);
    }

    @Test
    void stalls_that_no_task_is_to_blame_for_are_no_episodes() {
        LoopFacts loop = Facts.blocked(Map.of(StallKind.PAUSE, new StallTotal(1, 40, 40)));

        assertThat(lines(COMPLETE, 0, loop, UNTOLD))
                .contains("  blocked     never by a task; other stalls: pause 1 (40 ms)");
    }

    @Test
    void of_many_members_the_first_eight_are_told() {
        for (int i = 0; i < 10; i++) {
            run.done(fetch(i), answered(1, 0), new Hello("loop-" + i, 8, Set.of(Kind.FETCH)));
        }

        assertThat(lines(COMPLETE, 10, UNWATCHED, UNTOLD))
                .contains("  loop-7      1 answer in 8 slots (fetch), 1.0 ms in all")
                .contains("              and 2 more members in summary.json")
                .noneMatch(line -> line.startsWith("  loop-8"));
    }

    @Test
    void each_node_has_a_line_in_the_place_of_those_of_its_members() {
        run.done(fetch(0), answered(30, 0), new Hello("process-0/loop-0", 8, Set.of(Kind.FETCH)));
        run.done(fetch(1), answered(20, 0), new Hello("process-0/worker-0", 1, Set.of(Kind.FETCH)));
        run.done(fetch(2), answered(5, 0), new Hello("process-1/loop-0", 8, Set.of(Kind.FETCH)));
        Summary summary = summary(run.tally, COMPLETE, OptionalLong.of(3), CALM, PROCESS)
                .with(Map.of("process-0", new Report(CALM, PROCESS), "process-2", new Report(CALM, PROCESS)));

        assertThat(SummaryText.lines(summary))
                .contains("  process-0   2 answers, busy for 50 ms in all, 150.0 MB, 2500 ms of CPU")
                .contains("  process-1   1 answer, busy for 5.0 ms in all")
                .contains("  process-2   0 answers, busy for 0.0 ms in all, 150.0 MB, 2500 ms of CPU")
                .noneMatch(line -> line.contains("process-0/loop-0"))
                .anyMatch(line -> line.contains("450.0 MB peak memory, 7500 ms CPU, 69 threads"));
    }

    @Test
    void a_recording_that_is_not_whole_is_told() {
        LoopFacts loop = new LoopFacts(
                CALM.lag(), CALM.warned(), List.of(), CALM.totals(), Map.of(), Optional.of("No space left on device"));

        assertThat(lines(COMPLETE, 0, loop, UNTOLD))
                .contains("  unrecorded  probe.jsonl is not whole: No space left on device");
    }

    private List<String> lines(Ending ending, long total, LoopFacts loop, ProcessFacts process) {
        return SummaryText.lines(summary(run.tally, ending, OptionalLong.of(total), loop, process));
    }
}
