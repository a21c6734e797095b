package dev.ravel.bench.growth;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The growth as a table of comma-separated values; no name in it has a comma. */
public final class GrowthCsv {
    private static final String HEAD = "plot,line,x,y\n";

    private GrowthCsv() {}

    public static String text(List<Point> points) {
        return HEAD + points.stream().map(point -> line(point) + "\n").collect(Collectors.joining());
    }

    static String line(Point point) {
        return String.format(Locale.ROOT, "%s,%s,%.0f,%.4f", point.plot(), point.line(), point.x(), point.y());
    }

    public static List<Point> parse(String text) {
        return text.lines().skip(1).map(GrowthCsv::point).toList();
    }

    private static Point point(String line) {
        String[] fields = line.split(",", -1);
        return new Point(fields[0], fields[1], Double.parseDouble(fields[2]), Double.parseDouble(fields[3]));
    }
}
