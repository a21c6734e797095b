package dev.ravel.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.config.json.Matrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictTest {
    private static final int CORES = 2;
    private static final Account WAITING = new Account(0, 0, 4000, 0);
    private static final Account COMPUTING = new Account(0, 0, 0, 2000);

    private final Matrix matrix = Matrices.matrix(
            "[{'name': 'it', 'job': {'fetch': {'urls': ['http://127.0.0.1/a']}}}]",
            "[{'model': 'sequential'}, {'model': 'workers', 'threads': 2}, {'model': 'eventLoop'}]",
            "'repeats': 5, 'warmup': 0");
    private final List<Trial> trials = new ArrayList<>();

    @Test
    void what_needs_no_core_for_most_of_its_time_is_io_bound_and_the_shortest_median_wins() {
        measured(0, WAITING, 0.06, 4100, 4110, 4105, 4120, 4099);
        measured(1, WAITING, 0.1, 2100, 2110, 2105, 2120, 2099);
        measured(2, WAITING, 0.9, 260, 270, 280, 265, 262);

        Verdict verdict = verdict();

        assertThat(verdict.nature()).isEqualTo(Nature.IO_BOUND);
        assertThat(verdict.best().orElseThrow().name()).isEqualTo("one event loop");
        assertThat(verdict.sentences().get(0))
                .isEqualTo("it is I/O-bound: under sequential it uses a core, its own or the site's, for 6 % of its"
                        + " 4,105 ms and waits for the rest.");
        assertThat(verdict.sentences().get(1))
                .isEqualTo("Fastest: one event loop, 265 ms, 15.5 times as fast as one at a time.");
        assertThat(verdict.conf()).hasValue("\"deployment\": {\"model\":\"eventLoop\"}");
    }

    @Test
    void fetches_that_need_a_core_most_of_the_time_are_cpu_bound() {
        measured(0, WAITING, 0.8, 4000, 4001, 4002, 4003, 4004);

        assertThat(verdict().nature()).isEqualTo(Nature.CPU_BOUND);
    }

    @Test
    void between_the_thirds_it_is_a_mix() {
        measured(0, WAITING, 0.5, 4000, 4001, 4002, 4003, 4004);

        assertThat(verdict().nature()).isEqualTo(Nature.MIXED);
    }

    @Test
    void sums_are_cpu_bound_also_on_a_machine_whose_cores_are_wanted_elsewhere() {
        measured(0, COMPUTING, 0.5, 2000, 2001, 2002, 2003, 2004);

        assertThat(verdict().nature()).isEqualTo(Nature.CPU_BOUND);
    }

    @Test
    void sums_that_hardly_got_a_core_say_nothing() {
        measured(0, COMPUTING, 0.2, 2000, 2001, 2002, 2003, 2004);

        assertThat(verdict().nature()).isEqualTo(Nature.UNCLEAR);
    }

    @Test
    void tasks_that_wait_beside_tasks_that_compute_are_a_mix_whatever_the_cores_do() {
        measured(0, new Account(0, 0, 3800, 2000), 0.2, 5800, 5801, 5802, 5803, 5804);

        Verdict verdict = verdict();

        assertThat(verdict.nature()).isEqualTo(Nature.MIXED);
        assertThat(verdict.sentences().get(0))
                .contains("its tasks compute for 2,000 ms and wait for the network for 3,800 ms");
    }

    @Test
    void what_hosts_hold_back_is_no_models_fault() {
        measured(0, new Account(0, 9000, 100, 0), 0.05, 10_000, 10_000, 10_000, 10_000);

        assertThat(verdict().nature()).isEqualTo(Nature.POLITE);
    }

    @Test
    void models_that_cannot_be_told_apart_are_named() {
        measured(0, WAITING, 0.06, 4100, 4110, 4105, 4120, 4099);
        measured(1, WAITING, 0.1, 262, 271, 281, 268, 269);
        measured(2, WAITING, 0.1, 260, 270, 280, 265, 262);

        assertThat(verdict().sentences().get(2))
                .isEqualTo("These repeats cannot tell it from 2 threads (rank-sum test, p of 0.05 or more).");
    }

    @Test
    void too_few_repeats_are_said_to_be_too_few() {
        measured(0, WAITING, 0.06, 4100);
        measured(1, WAITING, 0.1, 2100);

        assertThat(verdict().sentences()).contains("Too few runs to tell it from sequential: take 4 or more of each.");
    }

    @Test
    void a_model_that_fails_quickly_does_not_win() {
        counted(0, 4000, 20, 0);
        counted(2, 100, 0, 20);

        Verdict verdict = verdict();

        assertThat(verdict.best().orElseThrow().name()).isEqualTo("sequential");
        assertThat(verdict.sentences())
                .contains("Fewer tasks came to a good end under one event loop, which therefore cannot win.")
                .noneMatch(sentence -> sentence.contains("times as fast"));
    }

    @Test
    void failures_of_the_fastest_are_said_beside_its_time() {
        counted(0, 4000, 19, 1);
        counted(2, 300, 19, 1);

        assertThat(verdict().sentences()).contains("Not all is well: 1 of its tasks failed or expired.");
    }

    @Test
    void delays_that_pass_while_the_slot_is_busy_anyway_hold_nothing() {
        measured(0, new Account(0, 1900, 3100, 0), 0.1, 3248, 3248, 3248, 3248);

        assertThat(verdict().nature()).isEqualTo(Nature.IO_BOUND);
    }

    @Test
    void one_model_alone_wins_nothing() {
        measured(0, WAITING, 0.06, 4100, 4110, 4105, 4120);

        assertThat(verdict().sentences())
                .contains("Only sequential was measured, 4,108 ms: there is nothing to compare it with.");
    }

    @Test
    void a_run_of_less_than_a_second_is_said_to_be_short() {
        measured(0, WAITING, 0.6, 300, 310, 305, 320);

        assertThat(verdict().sentences().get(1)).startsWith("So short a run is mostly");
    }

    @Test
    void a_loop_that_was_blocked_for_long_is_not_passed_over() {
        trials.add(new Trial(
                cell(2, 0),
                Map.of(Figure.WALL, 1000.0, Figure.BLOCKED, 900.0, Figure.EPISODES, 9.0),
                Path.of("run"),
                COMPUTING));

        assertThat(verdict().sentences())
                .contains("Its event loops were blocked for 900 ms: whatever else they should have done had to wait.");
    }

    @Test
    void nothing_measured_is_nothing_said() {
        assertThat(verdict().nature()).isEqualTo(Nature.UNCLEAR);
        assertThat(verdict().conf()).isEmpty();
    }

    private Verdict verdict() {
        return Verdict.of(new Results(matrix, trials, List.of(), Map.of(), trials.size())
                .jobs(CORES)
                .get(0));
    }

    /** @param busy the share of the wall time in which a core was needed */
    private void measured(int column, Account account, double busy, double... walls) {
        for (int i = 0; i < walls.length; i++) {
            trials.add(new Trial(
                    cell(column, i),
                    Map.of(Figure.WALL, walls[i], Figure.TASK_CPU, busy * walls[i], Figure.CPU, 3000.0),
                    Path.of("run-" + column + "-" + i),
                    account));
        }
    }

    private void counted(int column, double wall, double done, double failed) {
        for (int i = 0; i < 4; i++) {
            Map<Figure, Double> figures =
                    Map.of(Figure.WALL, wall + i, Figure.DONE, done, Figure.FAILED, failed, Figure.TASK_CPU, wall / 10);
            trials.add(new Trial(cell(column, i), figures, Path.of("run"), WAITING));
        }
    }

    private Cell cell(int column, int round) {
        return new Cell(matrix.jobs().get(0), matrix.deployments().get(column), round, true);
    }
}
