package dev.ravel.report;

import dev.ravel.engine.Ending;
import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.ProcessFacts;
import dev.ravel.probe.Stall;
import dev.ravel.probe.StallKind;
import dev.ravel.probe.StallTotal;
import dev.ravel.probe.ThreadUse;
import dev.ravel.work.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/** A summary for people: a dozen lines that read from what was done to what it cost. */
public final class SummaryText {
    private static final int WORST = 3;
    private static final int MOST_MEMBERS = 8;
    private static final int MOST_NODES = 16;
    private static final double BYTES_PER_MB = 1e6;

    private final Summary summary;
    private final List<String> lines = new ArrayList<>();

    private SummaryText(Summary summary) {
        this.summary = summary;
    }

    /** The lines, without a newline at their ends. */
    public static List<String> lines(Summary summary) {
        SummaryText text = new SummaryText(summary);
        text.head();
        text.outcomes();
        text.times();
        text.loop(summary.loop());
        summary.loop().unrecorded().ifPresent(why -> text.row("unrecorded", "probe.jsonl is not whole: " + why));
        text.process(summary.process());
        text.members();
        text.nodes();
        text.row("run", summary.subject().runDir().toString());
        return text.lines;
    }

    private void row(String name, String text) {
        lines.add(String.format(Locale.ROOT, "  %-11s %s", name, text));
    }

    private void head() {
        Summary.Subject subject = summary.subject();
        String lab = subject.lab().equals("none") ? "" : ", lab " + subject.lab();
        String how = subject.transport().isEmpty() ? "" : " (" + subject.transport() + lab + ")";
        lines.add(subject.job() + " under " + subject.model() + how);
        Ending ending = summary.ending();
        if (!ending.reason().isEmpty()) {
            row(ending.label(), ending.reason());
        }
    }

    private void outcomes() {
        Counts tasks = summary.tasks();
        List<String> words = new ArrayList<>();
        words.add(Figures.count(tasks.done()) + " of " + Figures.count(tasks.total()) + " done");
        more(words, tasks.failed(), "failed" + causes());
        more(words, tasks.skipped(), "skipped");
        more(words, tasks.expired(), "expired");
        more(words, tasks.pending(), "pending");
        row("tasks", String.join(", ", words));
        for (String failure : summary.tally().failures()) {
            row("", failure);
        }
        summary.sum().ifPresent(sum -> row("sum", Long.toString(sum)));
        summary.tally()
                .resumed()
                .ifPresent(ended -> row("resumed", Figures.count(ended) + " had ended before this start"));
    }

    private static void more(List<String> words, long number, String word) {
        if (number > 0) {
            words.add(Figures.count(number) + " " + word);
        }
    }

    private String causes() {
        return summary.tally().causes().entrySet().stream()
                .sorted(Map.Entry.<Cause, Long>comparingByValue().reversed())
                .map(entry -> entry.getKey().label() + " " + Figures.count(entry.getValue()))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    private void times() {
        if (summary.subject().transport().isEmpty()) {
            return;
        }
        String rate = summary.tasksPerSecond()
                .map(value -> ", " + number(value) + " tasks/s")
                .orElse("");
        long bytes = summary.tally().live().bytes();
        row("wall time", ms(summary.tally().wallMs()) + rate + (bytes > 0 ? ", " + megabytes(bytes) : ""));
        Optional<Latencies> latencies = summary.tally().latencies();
        latencies.ifPresent(value -> row(
                "latency",
                "p50 " + ms(value.p50()) + ", p90 " + ms(value.p90()) + ", p99 " + ms(value.p99()) + ", max "
                        + ms(value.max())));
    }

    private void loop(LoopFacts loop) {
        loop.lag()
                .ifPresent(lag -> row(
                        "loop lag",
                        "p50 " + ms(lag.p50()) + ", p99 " + ms(lag.p99()) + ", max " + ms(lag.max()) + warnings(loop)));
        if (loop.totals().isEmpty()) {
            return;
        }
        StallTotal episodes = loop.total(StallKind.TASK);
        row("blocked", episodes.count() == 0 ? "never by a task" + others(loop) : episodes(episodes) + others(loop));
        for (Stall stall : loop.worst(StallKind.TASK, WORST)) {
            String task =
                    stall.ordinal().isPresent() ? ", task " + stall.ordinal().getAsLong() : "";
            String culprit = stall.culprit().isEmpty() ? ", no stack was caught" : " at " + stall.culprit();
            row("", ms(stall.ms()) + " on " + stall.lane() + task + culprit);
        }
    }

    private static String warnings(LoopFacts loop) {
        long warnings = loop.warned().map(LoopFacts.Warned::loops).orElse(0L);
        return warnings == 0 ? "" : ", " + Figures.count(warnings) + " Vert.x warnings";
    }

    private static String episodes(StallTotal episodes) {
        String times = episodes.count() == 1 ? "1 time" : Figures.count(episodes.count()) + " times";
        return times + " by tasks, " + ms(episodes.ms()) + " in all, longest " + ms(episodes.longestMs());
    }

    private static String others(LoopFacts loop) {
        List<String> words = new ArrayList<>();
        for (StallKind kind : new StallKind[] {StallKind.STARTUP, StallKind.PAUSE, StallKind.OTHER}) {
            StallTotal total = loop.total(kind);
            if (total.count() > 0) {
                words.add(kind.label() + " " + Figures.count(total.count()) + " (" + ms(total.ms()) + ")");
            }
        }
        return words.isEmpty() ? "" : "; other stalls: " + String.join(", ", words);
    }

    private void process(ProcessFacts process) {
        List<String> words = new ArrayList<>();
        add(words, process.rssPeakBytes(), bytes -> megabytes(bytes) + " peak memory");
        add(words, process.cpuMs(), cpu -> ms((double) cpu) + " CPU");
        add(words, process.threadsPeak(), threads -> threads + " threads");
        add(words, process.voluntary(), switches -> Figures.count(switches) + " voluntary");
        add(words, process.involuntary(), switches -> Figures.count(switches) + " involuntary context switches");
        if (!words.isEmpty()) {
            row("process", String.join(", ", words));
        }
        if (!process.jobCpuMs().isEmpty()) {
            row("job CPU", jobCpu(process.jobCpuMs()));
        }
    }

    private static String jobCpu(Map<ThreadUse, Double> times) {
        return Arrays.stream(ThreadUse.values())
                .map(use -> use.label() + " " + ms(times.getOrDefault(use, 0.0)))
                .collect(Collectors.joining(", "));
    }

    private static void add(List<String> words, OptionalLong value, LongFunction<String> text) {
        value.ifPresent(number -> words.add(text.apply(number)));
    }

    private void members() {
        List<MemberFacts> members = summary.tally().members().stream()
                .filter(member -> member.node().isEmpty())
                .toList();
        for (MemberFacts member : members.subList(0, Math.min(MOST_MEMBERS, members.size()))) {
            String slots = member.slots() == 1 ? "1 slot" : member.slots() + " slots";
            String kinds = String.join(", ", member.kinds());
            row(member.lane(), answers(member.tasks()) + " in " + slots + " (" + kinds + "), " + busy(member));
        }
        if (members.size() > MOST_MEMBERS) {
            row("", "and " + (members.size() - MOST_MEMBERS) + " more members in summary.json");
        }
    }

    private void nodes() {
        List<NodeFacts> nodes = summary.nodeFacts();
        for (NodeFacts node : nodes.subList(0, Math.min(MOST_NODES, nodes.size()))) {
            List<String> words = new ArrayList<>();
            words.add(answers(node.tasks()));
            words.add("busy for " + ms(node.busyMs()) + " in all");
            add(words, node.process().rssPeakBytes(), SummaryText::megabytes);
            add(words, node.process().cpuMs(), used -> ms((double) used) + " of CPU");
            row(node.node(), String.join(", ", words));
        }
        if (nodes.size() > MOST_NODES) {
            row("", "and " + (nodes.size() - MOST_NODES) + " more nodes in summary.json");
        }
    }

    private static String answers(long tasks) {
        return Figures.count(tasks) + (tasks == 1 ? " answer" : " answers");
    }

    private static String busy(MemberFacts member) {
        return ms(member.busyMs()) + " in all";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / BYTES_PER_MB);
    }

    /** Milliseconds as a person reads them: a fraction only where it matters, seconds from ten thousand on. */
    private static String ms(double value) {
        if (value >= 10_000) {
            return String.format(Locale.ROOT, "%.1f s", value / 1000);
        }
        return String.format(Locale.ROOT, value < 10 ? "%.1f ms" : "%.0f ms", value);
    }
}
