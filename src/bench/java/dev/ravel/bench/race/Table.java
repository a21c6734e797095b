package dev.ravel.bench.race;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The standings as lines of text or as a table of Markdown; a figure that there is not is a dash. */
public final class Table {
    private static final String NONE = "-";
    private static final double MB = 1e6;
    private static final double PERCENT = 100;
    private static final int MIN_STEADY = 100_000;

    private final Standings standings;
    private final List<Column> columns = new ArrayList<>();

    private record Column(String title, Function<String, String> of) {}

    /** @param reference whose wall time is the measure of the others' */
    public Table(Standings standings, String reference) {
        this.standings = standings;
        columns.add(new Column("client", client -> client));
        columns.add(new Column("runs", this::runs));
        columns.add(new Column("wall s", client -> figure(standings.spread(client, Lap::wall), 1)));
        columns.add(new Column("min-max", this::range));
        columns.add(new Column("to " + reference, client -> figure(standings.ratio(client, reference), 1)));
        columns.add(new Column(
                "CPU s", client -> spread(client, lap -> lap.measured().cpuSeconds(), 1)));
        columns.add(new Column(
                "peak MB", client -> spread(client, lap -> lap.measured().peakBytes(), MB)));
        rates(standings.workload().unit());
        columns.add(new Column("others %", client -> spread(client, Lap::others, 1 / PERCENT)));
    }

    private void rates(Workload.Unit unit) {
        columns.add(new Column(unit.name(), client -> spread(client, Lap::perSecond, unit.size())));
        columns.add(new Column("per CPU s", client -> spread(client, Lap::perCpuSecond, unit.size())));
        if (standings.workload() instanceof PagesWorkload pages && pages.count() >= MIN_STEADY) {
            columns.add(new Column("2nd half", client -> figure(standings.steady(client, Lap.Steady::perSecond), 1)));
            columns.add(
                    new Column("per CPU s", client -> figure(standings.steady(client, Lap.Steady::perCpuSecond), 1)));
        }
    }

    private String runs(String client) {
        int good = standings.good(client).size();
        long all = standings.all(client);
        return good == all ? Integer.toString(good) : good + " of " + all;
    }

    private String range(String client) {
        return standings
                .spread(client, Lap::wall)
                .map(wall -> Words.figure(wall.min()) + "-" + Words.figure(wall.max()))
                .orElse(NONE);
    }

    private String spread(String client, ToDoubleFunction<Lap> figure, double unit) {
        return figure(standings.spread(client, figure), unit);
    }

    private static String figure(Optional<Spread> spread, double unit) {
        return spread.map(values -> Words.figure(values.median() / unit)).orElse(NONE);
    }

    private List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(columns.stream().map(Column::title).toList());
        standings
                .clients()
                .forEach(client -> rows.add(columns.stream()
                        .map(column -> column.of().apply(client))
                        .toList()));
        return rows;
    }

    /** In columns; the first from the left, the others from the right. */
    public List<String> text() {
        List<List<String>> rows = rows();
        List<Integer> widths = IntStream.range(0, columns.size())
                .mapToObj(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toList();
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, List<Integer> widths) {
        StringBuilder line = new StringBuilder(row.get(0));
        line.append(" ".repeat(widths.get(0) - row.get(0).length()));
        for (int column = 1; column < row.size(); column++) {
            line.append(" ".repeat(2 + widths.get(column) - row.get(column).length()));
            line.append(row.get(column));
        }
        return line.toString();
    }

    public List<String> markdown() {
        List<String> lines = new ArrayList<>(rows().stream()
                .map(row -> "| " + String.join(" | ", row) + " |")
                .toList());
        String rule = columns.stream().skip(1).map(column -> "---:|").collect(Collectors.joining("", "|---|", ""));
        lines.add(1, rule);
        return lines;
    }
}
