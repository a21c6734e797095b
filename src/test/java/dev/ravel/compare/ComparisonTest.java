package dev.ravel.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.compare.MatrixRun.Problem;
import dev.ravel.config.json.Json;
import dev.ravel.config.json.Matrix;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One comparison as text, as Markdown and as JSON. */
class ComparisonTest {
    private final Matrix matrix = Matrices.matrix(
            "[{'name': 'a | <b>', 'job': {'fetch': {'urls': ['http://127.0.0.1/a']}}}]",
            "[{'model': 'sequential'}, {'model': 'eventLoop'}, {'name': 'broken', 'model': 'workers', 'threads': 9}]",
            "'repeats': 4, 'warmup': 0");
    private final List<Trial> trials = new ArrayList<>();
    private Comparison comparison;

    @BeforeEach
    void measure() {
        Demand demand = new Demand();
        demand.add(0, 200, 0);
        for (int round = 0; round < 4; round++) {
            trials.add(trial(0, round, 400 + round));
            trials.add(trial(1, round, 100 + round));
        }
        Problem problem = new Problem(cell(2, 1), "exit code 3: `no` room");
        Results results = new Results(matrix, trials, List.of(problem), Map.of("a | <b>", demand), 12);
        comparison = new Comparison("mine", "2026-01-01T12:00:00Z", Path.of("cmp"), results);
    }

    @Test
    void the_text_has_a_row_for_every_model_in_both_tables() {
        List<String> lines = ComparisonText.lines(comparison);

        assertThat(lines.get(0)).isEqualTo("a | <b>: 1 task, medians of 4 runs");
        assertThat(lines.get(1).strip().split(" {2,}"))
                .containsExactly("model", "wall", "min-max", "least", "speed-up", "per core", "same as best", "failed");
        assertThat(lines.get(2).strip().split(" {2,}"))
                .containsExactly("sequential", "402 ms", "400-403", "200 ms", "1.00", "1.00", "no", "0");
        assertThat(lines.get(3).strip().split(" {2,}"))
                .containsExactly("one event loop", "102 ms", "100-103", "200 ms", "3.96", "3.96", "best", "0");
        assertThat(lines.get(4).strip().split(" {2,}")).containsExactly("broken", "-", "-", "-", "-", "-", "-", "-");
        assertThat(lines.get(7).strip().split(" {2,}"))
                .containsExactly("sequential", "3,000 ms", "126.0 MB", "33", "2,000+900", "1.5 ms", "20 ms in 1");
        assertThat(lines).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(120));
        assertThat(lines).contains("note: a | <b>, broken, round 2: exit code 3: `no` room");
    }

    @Test
    void markdown_takes_no_name_or_complaint_for_markup() {
        String markdown = ComparisonMarkdown.of(comparison);

        assertThat(markdown).contains("## a \\| \\<b\\>: 1 task").contains("exit code 3: \\`no\\` room");
        assertThat(markdown.lines().filter(line -> line.startsWith("| sequential |")))
                .hasSize(2);
    }

    @Test
    void json_has_every_run_of_every_figure() {
        Map<?, ?> json = (Map<?, ?>) Json.parse(ComparisonJson.of(comparison, "1.2"), "it");
        Map<?, ?> job = (Map<?, ?>) ((List<?>) json.get("jobs")).get(0);
        Map<?, ?> loop = (Map<?, ?>) ((List<?>) job.get("models")).get(1);
        Map<?, ?> broken = (Map<?, ?>) ((List<?>) job.get("models")).get(2);

        assertThat(String.valueOf(loop.get("wallMs")))
                .isEqualTo("{median=101.5, min=100, max=103, all=[100, 101, 102, 103]}");
        assertThat(loop.get("shown")).isEqualTo("cells/1-1");
        assertThat(loop.get("fastest")).isEqualTo(true);
        assertThat(String.valueOf(loop.get("tasks"))).isEqualTo("{total=1, done=1, failed=0}");
        assertThat(String.valueOf(broken.get("problems"))).isEqualTo("[exit code 3: `no` room]");
        assertThat(broken.containsKey("wallMs")).isFalse();
        assertThat(String.valueOf(job.get("verdict"))).startsWith("{kind=I/O-bound, best=one event loop,");
    }

    @Test
    void runs_that_ended_their_tasks_differently_are_noted() {
        trials.add(new Trial(cell(1, 4), trial(1, 4, 100).figures(), Path.of("x"), new Account(7, 0, 1, 0)));
        Results results = new Results(matrix, trials, List.of(), Map.of(), 12);

        assertThat(results.notes(results.jobs(2)))
                .singleElement()
                .asString()
                .contains("not every run ended every task alike");
    }

    private Trial trial(int column, int round, double wall) {
        Map<Figure, Double> figures = Map.of(
                Figure.WALL,
                wall,
                Figure.TASK_CPU,
                wall / 10,
                Figure.CPU,
                3000.0,
                Figure.MEMORY,
                126e6,
                Figure.THREADS,
                33.0,
                Figure.TOTAL,
                1.0,
                Figure.DONE,
                1.0,
                Figure.FAILED,
                0.0);
        Map<Figure, Double> all = new java.util.EnumMap<>(figures);
        all.putAll(Map.of(
                Figure.VOLUNTARY,
                2000.0,
                Figure.INVOLUNTARY,
                900.0,
                Figure.LAG_P99,
                1.5,
                Figure.BLOCKED,
                20.0,
                Figure.EPISODES,
                1.0));
        return new Trial(
                cell(column, round), all, Path.of("cmp/cells/" + column + "-" + round), new Account(5, 0, 300, 0));
    }

    private Cell cell(int column, int round) {
        return new Cell(matrix.jobs().get(0), matrix.deployments().get(column), round, true);
    }
}
