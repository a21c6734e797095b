package dev.ravel.engine;

import dev.ravel.engine.Standstill.Reason;
import dev.ravel.politeness.Politeness;
import dev.ravel.politeness.Spared;
import dev.ravel.source.Entry;
import dev.ravel.source.Source;
import dev.ravel.url.HostKey;
import dev.ravel.work.Kind;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * All tasks that were read and hold no slot: those that wait for their turn, those that wait for their next attempt, and
 * those that came too late. Reads ahead as far as it is needed and never further than the window: a host with more tasks
 * than the window has room for keeps back the tasks behind them.
 */
final class Intake implements Pool {
    private final Map<Kind, Line> lines = new EnumMap<>(Kind.class);
    private final PriorityQueue<Later> later = new PriorityQueue<>(Comparator.comparing(Later::at));
    private final Queue<Task> late = new ArrayDeque<>();
    private final List<Kind> kinds;
    private final int window;
    private final Predicate<Task> ended;
    private boolean expired;

    private record Later(Task task, Instant at) {}

    private record Line(Supply supply, Backlog backlog) {}

    /** @param ended tells the tasks that got their outcome while they waited */
    Intake(
            Map<Kind, Source> sources,
            Politeness<Task> politeness,
            Limits limits,
            Surroundings around,
            Predicate<Task> ended) {
        this.window = limits.window();
        this.ended = ended;
        boolean held = !limits.pause().none();
        sources.forEach((kind, source) -> {
            Backlog backlog =
                    kind == Kind.FETCH ? new PoliteBacklog(politeness, around.random(), held) : new Backlog.Plain();
            lines.put(kind, new Line(new Supply(source, around.reader(), around.context()), backlog));
        });
        kinds = List.copyOf(lines.keySet());
    }

    @Override
    public List<Kind> kinds() {
        return kinds;
    }

    @Override
    public Optional<Task> next(Kind kind, Instant now) {
        Backlog backlog = lines.get(kind).backlog;
        Optional<Task> next = backlog.next(now);
        while (next.isPresent() && ended.test(next.get())) {
            backlog.finished(next.get());
            next = backlog.next(now);
        }
        return next;
    }

    /** Those of the kinds of which tasks were read and wait for a slot or for their hosts. */
    Set<Kind> waiting(Predicate<Kind> which) {
        Set<Kind> waiting = EnumSet.noneOf(Kind.class);
        for (Kind kind : kinds) {
            if (lines.get(kind).backlog.waiting() > 0 && which.test(kind)) {
                waiting.add(kind);
            }
        }
        return waiting;
    }

    @Override
    public boolean enter(Task task) {
        return backlog(task).enter(task);
    }

    @Override
    public Optional<Spared> begin(Task task, Instant now) {
        return backlog(task).begin(task, now);
    }

    /** A task that was not yet tried. */
    void add(Task task, Instant now) {
        if (expired) {
            late.add(task);
        } else {
            backlog(task).add(task, now);
        }
    }

    void addFirst(Task task, Instant now) {
        backlog(task).addFirst(task, now);
    }

    void addLater(Task task, Instant at) {
        later.add(new Later(task, at));
    }

    /** A task is back with a result. */
    void finished(Lease lease, Result result, Instant now) {
        Backlog backlog = backlog(lease.task());
        backlog.answered(lease, result, now);
        backlog.finished(lease.task());
    }

    /** A task is back that was never sent: it waits anew, and may come too late. */
    @Override
    public void giveBack(Task task, Instant now) {
        backlog(task).finished(task);
        if (task.untried()) {
            add(task, now);
        } else {
            addFirst(task, now);
        }
    }

    /** A task is back whose member is gone: it has begun, so it does not come too late. */
    void lost(Task task, Instant now) {
        backlog(task).finished(task);
        addFirst(task, now);
    }

    /** The task has its outcome: where it waits here, it waits no more. */
    void forget(Task task) {
        later.removeIf(other -> other.task.sameAs(task));
        backlog(task).remove(task);
    }

    private Backlog backlog(Task task) {
        return lines.get(task.work().kind()).backlog;
    }

    /** Moves the tasks whose next attempt may start into their lines. */
    void due(Instant now) {
        while (!later.isEmpty() && !later.peek().at.isAfter(now)) {
            addFirst(later.poll().task, now);
        }
    }

    /** From now on no task is tried for the first time: those that were not are {@link #late}, also those still to be read. */
    void expire() {
        if (!expired) {
            expired = true;
            lines.values().forEach(line -> line.backlog.withdraw(late::add));
        }
    }

    /** Takes a task that came too late. */
    Optional<Task> late() {
        return Optional.ofNullable(late.poll());
    }

    @Override
    public Optional<Standstill> nextRetry() {
        return Optional.ofNullable(later.peek()).map(first -> new Standstill(Reason.RETRY, Optional.empty(), first.at));
    }

    @Override
    public Optional<Standstill> nextHost(Kind kind) {
        return lines.get(kind).backlog.nextHost().map(Standstill::of);
    }

    /** The host that fills the window alone, so that the tasks behind it are kept back. */
    Optional<HostKey> crowd() {
        for (Line line : lines.values()) {
            boolean full = waiting(line) + line.supply.asked() >= window;
            if (full && !line.supply.ended()) {
                return line.backlog.onlyHost();
            }
        }
        return Optional.empty();
    }

    /** Whether every task was read and none waits. */
    boolean empty() {
        if (!later.isEmpty() || !late.isEmpty()) {
            return false;
        }
        for (Line line : lines.values()) {
            if (!line.supply.ended() || line.backlog.waiting() > 0) {
                return false;
            }
        }
        return true;
    }

    /** The supplies to be read to their ends so that all tasks of the job are known; none where all sizes are. */
    List<Supply> uncounted() {
        List<Supply> supplies = lines.values().stream().map(Line::supply).toList();
        return supplies.stream().allMatch(Supply::sizeKnown)
                ? List.of()
                : supplies.stream().filter(Supply::countable).toList();
    }

    /**
     * Reads tasks of this kind if that should be done now.
     *
     * @param idle whether a slot is free that nothing could be found for: then what waits is not enough
     */
    void readAhead(Kind kind, boolean idle, Consumer<List<Entry>> taken, Consumer<String> failed) {
        Line line = lines.get(kind);
        int waiting = waiting(line);
        boolean low = waiting < Supply.BATCH || idle;
        if (low && waiting < window) {
            line.supply.read(Math.min(window - waiting, Supply.BATCH), taken, failed);
        }
    }

    private int waiting(Line line) {
        return line.backlog.waiting() + later.size() + late.size();
    }
}
