package dev.ravel.compare;

import java.util.ArrayList;
import java.util.List;

/** A comparison as Markdown, to be pasted where people read. */
public final class ComparisonMarkdown {
    private ComparisonMarkdown() {}

    /** The text, with a newline at its end. */
    public static String of(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add("# " + escaped(comparison.name()));
        lines.add("");
        lines.add(escaped(comparison.machine().text()));
        for (JobResult job : comparison.jobs()) {
            job(comparison, job, lines);
        }
        if (!comparison.notes().isEmpty()) {
            lines.add("");
            comparison.notes().forEach(note -> lines.add("- " + escaped(note)));
        }
        return String.join("\n", lines) + "\n";
    }

    private static void job(Comparison comparison, JobResult job, List<String> lines) {
        Verdict verdict = Verdict.of(job);
        lines.addAll(List.of("", "## " + escaped(job.row().name() + comparison.heading(job)), ""));
        lines.add(escaped(String.join(" ", verdict.sentences())));
        verdict.conf().ifPresent(conf -> lines.addAll(List.of("", "    " + conf)));
        Table.of(job).forEach(table -> table(table, lines));
    }

    private static void table(Table table, List<String> lines) {
        lines.add("");
        lines.add(row(table.titles()));
        lines.add("|---" + "|---:".repeat(table.titles().size() - 1) + "|");
        table.rows().forEach(row -> lines.add(row(row)));
    }

    private static String row(List<String> cells) {
        return "| "
                + String.join(
                        " | ", cells.stream().map(ComparisonMarkdown::escaped).toList()) + " |";
    }

    /** Names and complaints come from outside: none of their characters is markup. */
    private static String escaped(String text) {
        return text.replaceAll("\\s+", " ").replaceAll("([\\\\`*_\\[\\]<>|&])", "\\\\$1");
    }
}
