package dev.ravel.page;

import dev.ravel.journal.Attempt;
import dev.ravel.journal.EndedLine.As;
import dev.ravel.timeline.Hearer;
import dev.ravel.timeline.LaneOrder;
import dev.ravel.timeline.TaskSpan;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** The first look at a run's tasks: how many there are of what, and where. Holds counts only. */
final class Survey implements Hearer<TaskSpan> {
    private static final double MICROS_PER_MS = TimeUnit.MILLISECONDS.toMicros(1);
    private static final int DIGITS = 3;

    private final Set<String> lanes = new TreeSet<>(new LaneOrder());
    private final Map<As, Long> outcomes = new EnumMap<>(As.class);
    private final Map<String, Ending> endings = new TreeMap<>();
    private final Histogram latencies = new Histogram(DIGITS);
    private long attempts;
    private long unplaced;
    private long failures;

    @Override
    public void hear(TaskSpan task) {
        As as = task.ended().as();
        outcomes.merge(as, 1L, Long::sum);
        if (as != As.DONE) {
            String key = as.label() + ' ' + task.ended().cause();
            endings.computeIfAbsent(key, unknown -> new Ending(task)).add(task);
        }
        if (task.attempts().isEmpty()) {
            unplaced++;
            return;
        }
        attempts += task.attempts().size();
        task.attempts().forEach(attempt -> lanes.add(attempt.lane()));
        failures += task.unsuccessful() ? 1 : 0;
        latency(task.attempts().get(task.attempts().size() - 1));
    }

    /** Of the last attempt, without its pauses: as the summary counts it. */
    private void latency(Attempt last) {
        double ms = last.phases().total() - last.phases().pause();
        latencies.recordValue(Math.round(ms * MICROS_PER_MS));
    }

    void lane(String name) {
        lanes.add(name);
    }

    Set<String> lanes() {
        return lanes;
    }

    Map<As, Long> outcomes() {
        return outcomes;
    }

    Collection<Ending> endings() {
        return endings.values();
    }

    Histogram latencies() {
        return latencies;
    }

    long attempts() {
        return attempts;
    }

    /** Tasks that ended without an attempt. */
    long unplaced() {
        return unplaced;
    }

    /** Tasks with attempts that came to nothing. */
    long failures() {
        return failures;
    }
}
