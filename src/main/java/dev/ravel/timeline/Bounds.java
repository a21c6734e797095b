package dev.ravel.timeline;

import dev.ravel.journal.EndedLine;
import dev.ravel.journal.JournalLine;
import dev.ravel.journal.RunLine;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The starts of a run, and the first and last moment of its attempts. */
final class Bounds implements Consumer<JournalLine> {
    private final Few few;
    private final List<RunLine> starts = new ArrayList<>();
    private Optional<Instant> begin = Optional.empty();
    private Optional<Instant> end = Optional.empty();
    private long tasks;
    private long unsuccessful;

    /** @param few gets the tasks */
    Bounds(Few few) {
        this.few = few;
    }

    @Override
    public void accept(JournalLine line) {
        if (line instanceof RunLine start) {
            starts.add(start);
        } else if (line instanceof EndedLine ended) {
            tasks++;
            TaskSpan span = TaskSpan.of(ended);
            few.add(span);
            unsuccessful += span.unsuccessful() ? 1 : 0;
            begin = earlier(begin, span.begin());
            end = later(end, span.end());
        }
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
