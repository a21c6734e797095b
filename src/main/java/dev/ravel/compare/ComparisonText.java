package dev.ravel.compare;

import java.util.ArrayList;
import java.util.List;

/** A comparison for a terminal. */
public final class ComparisonText {
    private static final String INDENT = "  ";
    private static final int WIDTH = 110;

    private ComparisonText() {}

    /** The lines, without newlines at their ends. */
    public static List<String> lines(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        for (JobResult job : comparison.jobs()) {
            lines.add(job.row().name() + comparison.heading(job));
            for (Table table : Table.of(job)) {
                rows(table).forEach(row -> lines.add(INDENT + row));
                lines.add("");
            }
            verdict(Verdict.of(job), lines);
            lines.add("");
        }
        comparison.notes().forEach(note -> lines.add("note: " + note));
        return lines;
    }

    private static void verdict(Verdict verdict, List<String> lines) {
        wrapped(String.join(" ", verdict.sentences())).forEach(line -> lines.add(INDENT + line));
        verdict.conf().ifPresent(conf -> lines.add(INDENT + conf));
    }

    private static List<String> rows(Table table) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.titles());
        rows.addAll(table.rows());
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        return rows.stream().map(row -> line(row, widths)).toList();
    }

    private static String line(List<String> row, int... widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blank = " ".repeat(widths[i] - row.get(i).length());
            line.append(i == 0 ? row.get(i) + blank : INDENT + blank + row.get(i));
        }
        return line.toString().stripTrailing();
    }

    private static List<String> wrapped(String text) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (line.length() + word.length() >= WIDTH) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
