package dev.ravel.timeline;

import dev.ravel.journal.RunLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The starts of a run, and the first and last moment of its attempts. */
final class Bounds {
    private final List<RunLine> starts = new ArrayList<>();
    private Optional<Instant> begin = Optional.empty();
    private Optional<Instant> end = Optional.empty();
    private long tasks;
    private long unsuccessful;

    void start(RunLine line) {
        starts.add(line);
    }

    void task(TaskSpan span) {
        tasks++;
        unsuccessful += span.unsuccessful() ? 1 : 0;
        begin = earlier(begin, span.begin());
        end = later(end, span.end());
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isBefore(one.get())) ? other : one;
    }

    private static Optional<Instant> later(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || (other.isPresent() && other.get().isAfter(one.get())) ? other : one;
    }

    List<RunLine> starts() {
        return List.copyOf(starts);
    }

    long tasks() {
        return tasks;
    }

    long unsuccessful() {
        return unsuccessful;
    }

    Instant begin() {
        return begin.orElseGet(() -> Instant.parse(starts.get(0).startedAt()));
    }

    Instant end() {
        return end.orElseGet(this::begin);
    }
}
