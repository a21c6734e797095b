package dev.ravel.verify;

import dev.ravel.journal.EndedLine.As;
import dev.ravel.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A verification for people. */
public final class VerificationText {
    private VerificationText() {}

    /** The lines, without a newline at their ends. */
    public static List<String> lines(String run, Checked checked) {
        List<String> lines = new ArrayList<>();
        lines.add(run + (checked.running() ? " (still running: these are the figures of a moment)" : ""));
        lines.add(row("tasks", tasks(checked)));
        checked.inputLines().ifPresent(known -> lines.add(row("input", input(known))));
        lines.add(row("journal", journal(checked)));
        if (checked.files() > 0) {
            String bytes = Figures.bytes((double) checked.bytes());
            lines.add(row("files", Figures.count(checked.files()) + " checked, " + bytes + " read"));
        }
        lines.add(row("adds up", checked.addsUp() ? "yes" : "no: " + mismatches(checked.mismatches())));
        checked.first().forEach(mismatch -> lines.add(row("", mismatch)));
        return lines;
    }

    private static String mismatches(long number) {
        return number == 1 ? "1 mismatch" : Figures.count(number) + " mismatches";
    }

    private static String row(String name, String text) {
        return String.format(Locale.ROOT, "  %-11s %s", name, text);
    }

    private static String tasks(Checked checked) {
        List<String> words = new ArrayList<>();
        words.add(Figures.count(checked.count(As.DONE)) + " of " + Figures.count(checked.total()) + " done");
        more(words, checked.count(As.FAILED), "failed" + causes(checked));
        more(words, checked.count(As.SKIPPED), "skipped");
        more(words, checked.count(As.EXPIRED), "expired");
        more(words, checked.pending(), "pending");
        return String.join(", ", words);
    }

    private static void more(List<String> words, long number, String word) {
        if (number != 0) {
            words.add(Figures.count(number) + " " + word);
        }
    }

    private static String causes(Checked checked) {
        return checked.accounts().causes().entrySet().stream()
                .map(entry -> entry.getKey().label() + " " + Figures.count(entry.getValue()))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private static String input(long known) {
        return "had not ended: " + (known == 1 ? "1 line" : Figures.count(known) + " lines") + " known";
    }

    private static String journal(Checked checked) {
        long starts = checked.accounts().starts();
        String begun = starts == 1 ? "1 start" : Figures.count(starts) + " starts";
        String twice = checked.accounts().repetitions() > 0
                ? ", " + Figures.count(checked.accounts().repetitions()) + " lines of tasks that were over"
                : "";
        return begun
                + twice
                + (checked.torn() > 0
                        ? ", its last line is torn (" + checked.torn() + " bytes; -resume cuts them off)"
                        : "");
    }
}
