package dev.ravel.engine;

import dev.ravel.politeness.Politeness;
import dev.ravel.source.Source;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * All tasks that were read and are not in a member's hands: those that wait for their turn, and those that wait for
 * their next attempt. Reads ahead as far as it is needed and never further than the window.
 */
final class Intake {
    private final Map<Kind, Line> lines = new EnumMap<>(Kind.class);
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::at));
    private final List<Kind> kinds;
    private final int window;

    private record Later(Task task, Instant at) {}

    private record Line(Supply supply, Backlog backlog) {}

    Intake(Map<Kind, Source> sources, Politeness<Task> politeness, int window, Surroundings around) {
        this.window = window;
        sources.forEach((kind, source) -> {
            Backlog backlog = kind == Kind.FETCH ? new Backlog.Polite(politeness) : new Backlog.Plain();
            lines.put(kind, new Line(new Supply(source, around.reader(), around.context()), backlog));
        });
        kinds = List.copyOf(lines.keySet());
    }

    List<Kind> kinds() {
        return kinds;
    }

    Optional<Task> next(Kind kind, Instant now) {
        return lines.get(kind).backlog.next(now);
    }

    void add(Task task) {
        backlog(task).add(task);
    }

    void addFirst(Task task) {
        backlog(task).addFirst(task);
    }

    void addLater(Task task, Instant at) {
        later.add(new Later(task, at));
    }

    void finished(Task task) {
        backlog(task).finished(task);
    }

    private Backlog backlog(Task task) {
        return lines.get(task.work().kind()).backlog;
    }

    /** Moves the tasks whose next attempt may start into their lines. */
    void due(Instant now) {
        while (!later.isEmpty() && !later.peek().at.isAfter(now)) {
            addFirst(later.poll().task);
        }
    }

    /** The earliest moment at which time alone changes something. */
    Optional<Instant> nextAt() {
        Optional<Instant> first = Optional.ofNullable(later.peek()).map(Later::at);
        for (Line line : lines.values()) {
            Optional<Instant> at = line.backlog.nextAt();
            if (first.isEmpty() || (at.isPresent() && at.get().isBefore(first.get()))) {
                first = at;
            }
        }
        return first;
    }

    /** Whether every task was read and none waits. */
    boolean empty() {
        return later.isEmpty()
                && lines.values().stream().allMatch(line -> line.supply.ended() && line.backlog.waiting() == 0);
    }

    /** The supplies to be read to their ends so that all tasks of the job are known; none where all sizes are. */
    List<Supply> uncounted() {
        List<Supply> supplies = lines.values().stream().map(Line::supply).toList();
        return supplies.stream().allMatch(Supply::sizeKnown)
                ? List.of()
                : supplies.stream().filter(Supply::countable).toList();
    }

    /**
     * The supply of this kind, if it should be read from now.
     *
     * @param idle whether a slot is free that nothing could be found for: then what waits is not enough
     */
    Optional<Supply> wanted(Kind kind, boolean idle) {
        Line line = lines.get(kind);
        int waiting = line.backlog.waiting() + later.size();
        boolean low = waiting < Supply.BATCH || (idle && waiting < window);
        return low && !line.supply.ended() ? Optional.of(line.supply) : Optional.empty();
    }
}
