package dev.ravel.bench.growth;

import java.util.List;

/** The growth as one picture of several plots, in SVG; those without a point are left out. */
public final class GrowthPlot {
    private static final int COLUMNS = 2;
    private static final String STYLE =
            """
            <style>
            text { font-family: sans-serif; fill: #444 }
            .title { font-size: 13px; font-weight: bold }
            .axis { font-size: 12px }
            .mark { font-size: 11px }
            .grid { stroke: #ddd }
            </style>
            """;

    private final List<Point> points;

    private record Named(String plot, String title, String below) {}

    private static final List<Named> PLOTS = List.of(
            new Named(Growth.BY_TASKS, "CPU of a task, µs", "tasks, 64 in flight"),
            new Named(Growth.BY_IN_FLIGHT, "CPU of a task, µs", "in flight"),
            new Named(Growth.PAGES_BY_CORES, "wall time of the pages, s", "cores"),
            new Named(Growth.SUM_BY_CORES, "wall time of the sum, s", "cores"),
            new Named(Growth.MEMORY, "peak memory, MB", "tasks, 64 in flight"));

    public GrowthPlot(List<Point> points) {
        this.points = List.copyOf(points);
    }

    /** The whole picture. */
    public String svg() {
        List<Named> drawn = PLOTS.stream().filter(plot -> !of(plot).isEmpty()).toList();
        int rows = (drawn.size() + COLUMNS - 1) / COLUMNS;
        int width = COLUMNS * Plot.WIDTH;
        int height = rows * Plot.HEIGHT;
        StringBuilder svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + width + " "
                + height + "\" width=\"" + width + "\" height=\"" + height + "\">\n");
        svg.append(STYLE).append("<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n");
        for (int place = 0; place < drawn.size(); place++) {
            Named plot = drawn.get(place);
            svg.append("<g transform=\"translate(")
                    .append(place % COLUMNS * Plot.WIDTH)
                    .append(' ');
            svg.append(place / COLUMNS * Plot.HEIGHT).append(")\">\n");
            svg.append(new Plot(plot.title(), plot.below(), of(plot)).svg()).append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private List<Point> of(Named plot) {
        return points.stream().filter(point -> point.plot().equals(plot.plot())).toList();
    }
}
