package dev.ravel.journal;

import dev.ravel.journal.EndedLine.As;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What the starts of a run left in its journal, as figures and a bit or two a task: ten million tasks fit in a few megabytes. */
public final class History implements Consumer<JournalLine> {
    private static final int FAILURES_KEPT = 3;

    private final OrdinalSet ended = new OrdinalSet();
    private final OrdinalSet unsuccessful = new OrdinalSet();
    private final Map<As, Long> counts = new EnumMap<>(As.class);
    private final Map<Cause, Long> causes = new EnumMap<>(Cause.class);
    private final List<String> failures = new ArrayList<>();
    private final List<Long> repeated = new ArrayList<>();
    private final Set<String> jobs = new LinkedHashSet<>();
    private Optional<RunLine> first = Optional.empty();
    private Optional<Long> sum = Optional.empty();
    private boolean sumBroken;
    private long starts;
    private long repetitions;
    private long bytes;

    @Override
    public void accept(JournalLine line) {
        if (line instanceof RunLine run) {
            started(run);
        } else if (line instanceof EndedLine outcome) {
            if (ended.add(outcome.ordinal())) {
                count(outcome);
            } else {
                repeated(outcome.ordinal());
            }
        }
    }

    private void started(RunLine run) {
        starts++;
        jobs.add(run.job());
        if (first.isEmpty()) {
            first = Optional.of(run);
        }
    }

    private void repeated(long ordinal) {
        repetitions++;
        if (repeated.size() < FAILURES_KEPT) {
            repeated.add(ordinal);
        }
    }

    private void count(EndedLine line) {
        counts.merge(line.as(), 1L, Long::sum);
        bytes += line.bytes().orElse(0L);
        if (line.as() == As.FAILED || line.as() == As.EXPIRED) {
            unsuccessful.add(line.ordinal());
        }
        line.cause().ifPresent(cause -> failed(cause, line));
        if (line.kind() == Kind.SUM && line.value().isPresent()) {
            sum = Optional.of(sum.orElse(0L) + line.value().get());
        }
    }

    private void failed(Cause cause, EndedLine line) {
        causes.merge(cause, 1L, Long::sum);
        sumBroken |= line.kind() == Kind.SUM;
        if (failures.size() < FAILURES_KEPT) {
            failures.add(line.detail());
        }
    }

    /** The line of the first start; empty where there was none that got so far. */
    public Optional<RunLine> first() {
        return first;
    }

    /** When the first start began: a file that is newer is the run's own. */
    public Optional<Instant> firstStart() {
        return first.map(run -> Instant.parse(run.startedAt()));
    }

    /** How many starts there were. */
    public long starts() {
        return starts;
    }

    /** Whether every start was of this job. */
    public boolean onlyOf(String job) {
        return jobs.isEmpty() || jobs.equals(Set.of(job));
    }

    /** The tasks that are over. */
    public OrdinalSet ended() {
        return ended;
    }

    /** The tasks that failed or expired. */
    public OrdinalSet unsuccessful() {
        return unsuccessful;
    }

    public long count(As as) {
        return counts.getOrDefault(as, 0L);
    }

    public Map<Cause, Long> causes() {
        return causes;
    }

    /** The first few failures, in words. */
    public List<String> failures() {
        return failures;
    }

    /** The sum of all values so far, where anything was summed. */
    public Optional<Long> sum() {
        return sum;
    }

    /** Whether a part of the sum failed. */
    public boolean sumBroken() {
        return sumBroken;
    }

    /** Of whole bodies. */
    public long bytes() {
        return bytes;
    }

    /** How many lines there are for tasks that were over already: 0, or the accounts do not add up. */
    public long repetitions() {
        return repetitions;
    }

    /** The first few tasks that ended more than once. */
    public List<Long> repeated() {
        return repeated;
    }
}
