package dev.ravel.bench.race;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bench.measure.Measured;
import dev.ravel.bench.measure.Measured.Said;
import dev.ravel.bench.measure.Sample;
import dev.ravel.bench.origin.Asked;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class StandingsTest {
    private static final Workload PAGES = new PagesWorkload("pages", 1000, 0, 64);
    private static final Offset<Double> ALMOST = Offset.offset(1e-9);

    private final List<Lap> laps = new ArrayList<>();

    @Test
    void the_ratio_is_that_of_the_same_round() {
        lap("a", 0, 1, true);
        lap("b", 0, 2, true);
        lap("a", 1, 10, true);
        lap("b", 1, 30, true);

        Spread ratio = standings().ratio("b", "a").orElseThrow();

        assertThat(ratio.values()).containsExactly(2.0, 3.0);
        assertThat(ratio.median()).isEqualTo(2.5, ALMOST);
    }

    @Test
    void a_run_that_did_not_do_the_work_is_never_counted() {
        lap("a", 0, 1, true);
        lap("a", 1, 0.1, false);

        assertThat(standings().all("a")).isEqualTo(2);
        assertThat(standings().spread("a", Lap::wall).orElseThrow().values()).containsExactly(1.0);
    }

    @Test
    void there_is_no_ratio_to_a_round_that_the_reference_failed() {
        lap("a", 0, 1, false);
        lap("b", 0, 2, true);

        assertThat(standings().ratio("b", "a")).isEmpty();
        assertThat(standings().spread("a", Lap::wall)).isEmpty();
    }

    @Test
    void the_table_has_a_row_for_every_client() {
        lap("ravel", 0, 2, true);
        lap("curl", 0, 1, true);
        lap("wget2", 0, 1, false);

        List<String> lines = new Table(standings(), "ravel").text();

        assertThat(lines).hasSize(4);
        assertThat(lines.get(0)).startsWith("client    runs  wall s").endsWith("others %");
        assertThat(lines.get(1))
                .startsWith("ravel        1    2.00  2.00-2.00      1.00")
                .contains(" 500 ");
        assertThat(lines.get(2))
                .startsWith("curl         1    1.00  1.00-1.00     0.500")
                .contains(" 1,000 ");
        assertThat(lines.get(3)).startsWith("wget2   0 of 1       -");
        assertThat(lines).allMatch(line -> line.length() == lines.get(0).length());
    }

    @Test
    void the_table_of_markdown_has_as_many_cells_in_every_line() {
        lap("ravel", 0, 2, true);

        List<String> lines = new Table(standings(), "ravel").markdown();

        assertThat(lines.get(1)).startsWith("|---|---:|");
        assertThat(lines).allMatch(line -> line.chars().filter(c -> c == '|').count() == 11);
    }

    @Test
    void the_second_half_is_reckoned_by_the_origin_and_the_samples() {
        List<Sample> samples = List.of(new Sample(1000, 0, 1), new Sample(2000, 3, 1), new Sample(4000, 4, 1));
        Measured measured = new Measured(0, 9, 9, 1, 9, new Said("", ""), samples);
        Asked asked = new Asked(1000, 1000, 0, 2000, 4000);

        Lap.Steady half = new Lap("a", 0, measured, new Verdict(true, 1000, "", Optional.of(asked)), 0)
                .steady()
                .orElseThrow();

        assertThat(half.perSecond()).isEqualTo(250, ALMOST);
        assertThat(half.perCpuSecond()).isEqualTo(500, ALMOST);
    }

    @Test
    void every_other_round_goes_backwards() {
        assertThat(Race.order(List.of(1, 2, 3), 0)).containsExactly(1, 2, 3);
        assertThat(Race.order(List.of(1, 2, 3), 1)).containsExactly(3, 2, 1);
    }

    @Test
    void the_median_of_an_even_number_is_between_the_two_in_the_middle() {
        assertThat(new Spread(List.of(9.0, 1.0, 3.0, 2.0)).median()).isEqualTo(2.5);
        assertThat(new Spread(List.of(9.0, 1.0, 3.0)).median()).isEqualTo(3);
    }

    private void lap(String client, int round, double wall, boolean good) {
        Measured measured = new Measured(0, wall, 1, 50_000_000, 1, new Said("", ""), List.of());
        laps.add(new Lap(client, round, measured, new Verdict(good, 1000, ""), 0.01));
    }

    private Standings standings() {
        return new Standings(PAGES, laps.stream().map(Lap::client).distinct().toList(), laps);
    }
}
