package dev.ravel.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.DoubleStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class GrowthPlotTest {
    private static final Offset<Double> ALMOST = Offset.offset(1e-6);
    private static final List<Point> POINTS = List.of(
            new Point(Growth.BY_TASKS, "whole process", 1000, 2000),
            new Point(Growth.BY_TASKS, "whole process", 1_000_000, 60.5),
            new Point(Growth.BY_TASKS, "without the start", 1000, 300),
            new Point(Growth.BY_TASKS, "without the start", 1_000_000, 60),
            new Point(Growth.SUM_BY_CORES, "workers", 1, 2.4),
            new Point(Growth.SUM_BY_CORES, "workers", 2, 1.3));

    @Test
    void the_figures_are_read_as_they_were_written() {
        assertThat(GrowthCsv.parse(GrowthCsv.text(POINTS))).isEqualTo(POINTS);
    }

    @Test
    void every_line_and_every_point_is_drawn() throws Exception {
        Document svg = parsed(new GrowthPlot(POINTS).svg());

        assertThat(svg.getElementsByTagName("polyline").getLength()).isEqualTo(3);
        assertThat(svg.getElementsByTagName("circle").getLength()).isEqualTo(POINTS.size());
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("whole process", "without the start", "workers", "1M", "cores")
                .doesNotContain("the pages");
    }

    @Test
    void names_of_lines_that_end_together_do_not_cover_each_other() {
        List<Point> close =
                List.of(new Point("p", "a", 1, 10), new Point("p", "b", 1, 10.01), new Point("p", "c", 1, 10.02));

        List<Double> names = new Plot("t", "b", close)
                .svg()
                .lines()
                .filter(line -> line.contains("fill: #") && line.startsWith("<text"))
                .map(line -> Double.valueOf(line.replaceAll(".* y=\"([0-9.]+)\".*", "$1")))
                .toList();

        assertThat(names).hasSize(3);
        assertThat(names.get(1) - names.get(0)).isGreaterThanOrEqualTo(14 - 0.1);
        assertThat(names.get(2) - names.get(1)).isGreaterThanOrEqualTo(14 - 0.1);
    }

    @Test
    void an_axis_ends_at_round_values() {
        Axis axis = Axis.over(DoubleStream.of(30, 7000), 0, 100);

        assertThat(axis.min()).isEqualTo(20, ALMOST);
        assertThat(axis.max()).isEqualTo(10_000, ALMOST);
        assertThat(axis.marks()).containsExactly(100.0, 1000.0, 10_000.0);
    }

    @Test
    void a_short_axis_has_marks_between_the_powers() {
        assertThat(Axis.over(DoubleStream.of(1, 2), 0, 100).marks()).containsExactly(1.0, 2.0);
    }

    @Test
    void places_go_by_the_logarithm() {
        Axis axis = new Axis(1, 100, 200, 0);

        assertThat(axis.place(1)).isEqualTo(200, ALMOST);
        assertThat(axis.place(10)).isEqualTo(100, ALMOST);
        assertThat(axis.place(0)).isEqualTo(200, ALMOST);
    }

    @Test
    void marks_are_short() {
        assertThat(List.of(0.5, 2.0, 5000.0, 100_000.0, 1e6).stream().map(Plot::shortly))
                .containsExactly("0.5", "2", "5000", "100k", "1M");
    }

    private static Document parsed(String svg) throws Exception {
        byte[] bytes = svg.getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
    }
}
