package dev.ravel.bench.growth;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** One plot: lines over two logarithmic axes, each line named at its end. */
final class Plot {
    static final int WIDTH = 440;
    static final int HEIGHT = 260;
    private static final int LEFT = 52;
    private static final int RIGHT = 118;
    private static final int TOP = 40;
    private static final int BOTTOM = 40;
    private static final int NAME_HEIGHT = 14;

    /** Told apart also by those who see no red or no green (Okabe and Ito, 2008). */
    private static final List<String> COLOURS = List.of("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00");

    private final String title;
    private final String below;
    private final Map<String, List<Point>> lines;
    private final Axis x;
    private final Axis y;
    private final StringBuilder svg = new StringBuilder();

    /**
     * @param title what is up
     * @param below what is to the right
     * @param points at least one
     */
    Plot(String title, String below, List<Point> points) {
        this.title = title;
        this.below = below;
        this.lines = points.stream().collect(Collectors.groupingBy(Point::line, TreeMap::new, Collectors.toList()));
        this.x = Axis.over(points.stream().mapToDouble(Point::x), LEFT, WIDTH - RIGHT);
        DoubleStream values = points.stream().mapToDouble(Point::y);
        this.y = Axis.over(values, HEIGHT - BOTTOM, TOP);
    }

    /** As a group whose upper left corner is at (0, 0). */
    String svg() {
        text(LEFT, TOP - 18, "start", "title", title);
        text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 6, "middle", "axis", below);
        x.marks().forEach(this::upright);
        y.marks().forEach(this::level);
        List<List<Point>> drawn = byEnd();
        List<Double> names = names(drawn);
        for (int number = 0; number < drawn.size(); number++) {
            line(drawn.get(number), COLOURS.get(number % COLOURS.size()), names.get(number));
        }
        return svg.toString();
    }

    /** Where the names go: at the ends of their lines as far as none is written over another, and none below the axis. */
    private List<Double> names(List<List<Point>> drawn) {
        List<Double> names = new ArrayList<>();
        double lowest = TOP - NAME_HEIGHT;
        for (List<Point> line : drawn) {
            lowest = Math.max(lowest + NAME_HEIGHT, y.place(last(line).y()));
            names.add(lowest);
        }
        double below = Math.max(0, lowest - (HEIGHT - BOTTOM));
        return names.stream().map(at -> at - below).toList();
    }

    /** The lines by their ends, from the top. */
    private List<List<Point>> byEnd() {
        return lines.values().stream()
                .sorted((one, other) ->
                        Double.compare(last(other).y(), last(one).y()))
                .toList();
    }

    private static Point last(List<Point> points) {
        return points.get(points.size() - 1);
    }

    private void line(List<Point> points, String colour, double nameAt) {
        String path = points.stream().map(this::at).collect(Collectors.joining(" "));
        add("<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, colour);
        points.forEach(point -> add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"3\" fill=\"%s\"/>",
                x.place(point.x()), y.place(point.y()), colour));
        add(
                "<text x=\"%d\" y=\"%.1f\" class=\"mark\" style=\"fill: %s\">%s</text>",
                WIDTH - RIGHT + 8, nameAt + 4, colour, last(points).line());
    }

    private String at(Point point) {
        return String.format(Locale.ROOT, "%.1f,%.1f", x.place(point.x()), y.place(point.y()));
    }

    private void upright(double mark) {
        double at = x.place(mark);
        add("<line x1=\"%.1f\" y1=\"%d\" x2=\"%.1f\" y2=\"%d\" class=\"grid\"/>", at, TOP, at, HEIGHT - BOTTOM);
        text(at, HEIGHT - BOTTOM + 14, "middle", "mark", shortly(mark));
    }

    private void level(double mark) {
        double at = y.place(mark);
        add("<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" class=\"grid\"/>", LEFT, at, WIDTH - RIGHT, at);
        text(LEFT - 6, at + 4, "end", "mark", shortly(mark));
    }

    /** {@code 0.5}, {@code 20}, {@code 100k}, {@code 1M}. */
    static String shortly(double value) {
        if (value >= 1e6) {
            return Math.round(value / 1e6) + "M";
        }
        if (value >= 1e4) {
            return Math.round(value / 1e3) + "k";
        }
        return value >= 1
                ? Long.toString(Math.round(value))
                : String.format(Locale.ROOT, "%.2g", value).replaceAll("0+$", "");
    }

    private void text(double atX, double atY, String anchor, String style, String words) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" class=\"%s\">%s</text>", atX, atY, anchor, style, words);
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
