package dev.ravel.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CellTest {
    private static final String JOBS = "[{'name': 'a', 'job': {'sum': {'from': 0, 'to': 9}}},"
            + " {'name': 'b', 'job': {'sum': {'from': 0, 'to': 9}}}]";

    @Test
    void every_round_holds_each_job_under_each_deployment_once() {
        List<Cell> cells = cells("'repeats': 3, 'warmup': 2");

        assertThat(cells).hasSize(5 * 4);
        assertThat(cells.stream().collect(Collectors.groupingBy(Cell::round)).values())
                .hasSize(5)
                .allSatisfy(round -> assertThat(round.stream().map(Cell::label))
                        .containsExactlyInAnyOrder("a, sequential", "a, 2 threads", "b, sequential", "b, 2 threads"));
    }

    @Test
    void the_first_rounds_only_warm_up() {
        assertThat(cells("'repeats': 1, 'warmup': 1").stream()
                        .map(Cell::counted)
                        .toList())
                .containsExactly(false, false, false, false, true, true, true, true);
    }

    @Test
    void rounds_begin_at_different_cells() {
        List<Cell> cells = cells("'repeats': 4, 'warmup': 0");

        assertThat(List.of(cells.get(0), cells.get(4), cells.get(8), cells.get(12)))
                .extracting(Cell::label)
                .doesNotHaveDuplicates();
    }

    private static List<Cell> cells(String rounds) {
        return Cell.all(Matrices.matrix(JOBS, "[{'model': 'sequential'}, {'model': 'workers', 'threads': 2}]", rounds));
    }
}
