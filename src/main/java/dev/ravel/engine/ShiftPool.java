package dev.ravel.engine;

import dev.ravel.bus.Terms;
import dev.ravel.engine.Standstill.Reason;
import dev.ravel.politeness.Politeness;
import dev.ravel.politeness.Spared;
import dev.ravel.work.Kind;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * The tasks of a {@link Shift}, by the queues from which they came: those that wait do so in the backlog of their queue,
 * and queues of one kind take turns. No two of them have the same ordinal.
 */
final class ShiftPool implements Pool {
    /** After which time it is asked again whether tasks may be sent. */
    private static final Duration REST = Duration.ofMillis(250);

    private static final List<Kind> KINDS = List.of(Kind.values());
    private final Terms terms;
    private final RandomGenerator random;
    private final Onward onward;
    private final Map<Kind, Map<String, Backlog>> backlogs = new EnumMap<>(Kind.class);
    private final Map<String, Instant> since = new HashMap<>();
    private final Map<Long, Place> places = new LinkedHashMap<>();
    private Instant restsUntil = Instant.MIN;
    private boolean resting;
    private boolean holds;

    /** @param waiting in the backlog; otherwise it is under way */
    private record Place(Backlog backlog, Task task, boolean waiting) {}

    ShiftPool(Terms terms, RandomGenerator random, Onward onward) {
        this.terms = terms;
        this.random = random;
        this.onward = onward;
        KINDS.forEach(kind -> backlogs.put(kind, new LinkedHashMap<>()));
    }

    /** From then on nobody else takes tasks from this queue. */
    void owned(String queue, Instant from, Instant now) {
        since.put(queue, from);
        if (backlogs.get(Kind.FETCH).get(queue) instanceof PoliteBacklog known) {
            known.takenOver(from, now);
        }
    }

    void add(String queue, Task task, Instant now) {
        Backlog backlog = backlogs.get(task.work().kind())
                .computeIfAbsent(queue, name -> backlog(name, task.work().kind(), now));
        places.put(task.ordinal(), new Place(backlog, task, false));
        enqueue(task, now);
    }

    private Backlog backlog(String queue, Kind kind, Instant now) {
        if (kind != Kind.FETCH) {
            return new Backlog.Plain();
        }
        PoliteBacklog backlog = new PoliteBacklog(new Politeness<>(terms.pace()), random, true);
        if (since.containsKey(queue)) {
            backlog.takenOver(since.get(queue), now);
        }
        return backlog;
    }

    /** As in a run, what was tried before goes ahead. */
    private void enqueue(Task task, Instant now) {
        Backlog backlog = backlog(task);
        places.put(task.ordinal(), new Place(backlog, task, true));
        if (task.untried()) {
            backlog.add(task, now);
        } else {
            backlog.addFirst(task, now);
        }
    }

    private Backlog backlog(Task task) {
        return places.get(task.ordinal()).backlog;
    }

    private void underWay(Task task) {
        places.put(task.ordinal(), new Place(backlog(task), task, false));
    }

    /** A task is back with a result; its place is kept until it is {@link #forget forgotten}. */
    void finished(Lease lease, Result result, Instant now) {
        Backlog backlog = backlog(lease.task());
        backlog.answered(lease, result, now);
        backlog.finished(lease.task());
    }

    /** A task is back that is no longer under way: it goes ahead of the others. */
    void addFirst(Task task, Instant now) {
        places.put(task.ordinal(), new Place(backlog(task), task, true));
        backlog(task).addFirst(task, now);
    }

    /** A task is back that was not worked on to its end: its member is gone, or it only held its slot. */
    void lost(Task task, Instant now) {
        backlog(task).finished(task);
        addFirst(task, now);
    }

    void forget(Task task) {
        places.remove(task.ordinal());
    }

    /** Takes out those that wait and of which this holds. */
    List<Task> withdraw(Predicate<Task> which) {
        Map<Backlog, List<Task>> found = new LinkedHashMap<>();
        places.values().stream()
                .filter(place -> place.waiting && which.test(place.task))
                .forEach(place -> found.computeIfAbsent(place.backlog, any -> new ArrayList<>())
                        .add(place.task));
        found.forEach(Backlog::removeAll);
        List<Task> all = found.values().stream().flatMap(List::stream).toList();
        all.forEach(this::forget);
        return all;
    }

    /** The kinds of the tasks that wait. */
    Stream<Kind> waitingKinds() {
        return KINDS.stream()
                .filter(kind -> backlogs.get(kind).values().stream().anyMatch(backlog -> backlog.waiting() > 0));
    }

    /** Nothing is started before then. */
    void rest(Instant until) {
        restsUntil = until;
        resting = true;
    }

    /** Ends a rest that is over. */
    void due(Instant now) {
        resting = resting && restsUntil.isAfter(now);
    }

    /** Whether nothing is known of any host that would still matter. */
    boolean blank(Instant now) {
        return places.isEmpty()
                && backlogs.get(Kind.FETCH).values().stream().allMatch(backlog -> ((PoliteBacklog) backlog).blank(now));
    }

    @Override
    public List<Kind> kinds() {
        return KINDS;
    }

    @Override
    public Optional<Task> next(Kind kind, Instant now) {
        Optional<Task> next = Optional.empty();
        while (!resting && next.isEmpty()) {
            Optional<Task> candidate = nextInTurn(backlogs.get(kind), now);
            if (candidate.isEmpty()) {
                return candidate;
            }
            next = candidate.filter(task -> starts(task, now));
        }
        return next;
    }

    private static Optional<Task> nextInTurn(Map<String, Backlog> queues, Instant now) {
        for (Map.Entry<String, Backlog> queue : queues.entrySet()) {
            Optional<Task> next = queue.getValue().next(now);
            if (next.isPresent()) {
                queues.remove(queue.getKey());
                queues.put(queue.getKey(), queue.getValue());
                return next;
            }
        }
        return Optional.empty();
    }

    /** Whether it takes a slot. Only a start counts for its host. */
    private boolean starts(Task task, Instant now) {
        Onward.Start start = onward.starts(task);
        switch (start) {
            case NOW -> start(task, now);
            case HELD -> underWay(task);
            case LATER -> {
                giveBack(task, now);
                rest(now.plus(REST));
            }
            case NEVER -> {
                backlog(task).finished(task);
                forget(task);
            }
        }
        holds = start == Onward.Start.HELD;
        return start == Onward.Start.NOW || holds;
    }

    /** Before a pause its host does not hear of it. */
    private void start(Task task, Instant now) {
        underWay(task);
        if (terms.pause().none()) {
            backlog(task).begin(task, now);
        }
    }

    @Override
    public boolean holds() {
        return holds;
    }

    @Override
    public boolean enter(Task task) {
        boolean entered = backlog(task).enter(task);
        if (entered) {
            underWay(task);
        }
        return entered;
    }

    /** A task that may not be sent for another reason than its host goes back as if its host had refused. */
    @Override
    public Optional<Spared> begin(Task task, Instant now) {
        Optional<Spared> spared = backlog(task).begin(task, now);
        Onward.Start start = spared.isEmpty() ? onward.starts(task) : Onward.Start.NOW;
        if (start == Onward.Start.NOW) {
            return spared;
        }
        if (start == Onward.Start.LATER) {
            rest(now.plus(REST));
        }
        return Optional.of(new Spared(PoliteBacklog.host(task), now, true));
    }

    @Override
    public void giveBack(Task task, Instant now) {
        backlog(task).finished(task);
        enqueue(task, now);
    }

    /** The end of a rest: until then no task may start. */
    @Override
    public Optional<Standstill> nextRetry() {
        return resting ? Optional.of(new Standstill(Reason.RETRY, Optional.empty(), restsUntil)) : Optional.empty();
    }

    @Override
    public Optional<Standstill> nextHost(Kind kind) {
        return resting ? Optional.empty() : firstHost(kind);
    }

    private Optional<Standstill> firstHost(Kind kind) {
        return backlogs.get(kind).values().stream()
                .flatMap(backlog -> backlog.nextHost().stream())
                .min(Comparator.comparing(Spared::until))
                .map(Standstill::of);
    }
}
