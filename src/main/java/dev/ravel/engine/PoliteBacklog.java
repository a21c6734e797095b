package dev.ravel.engine;

import dev.ravel.politeness.Politeness;
import dev.ravel.politeness.RetryAfter;
import dev.ravel.politeness.Spared;
import dev.ravel.url.HostKey;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Fetches by host, as politeness allows; it hears of what the hosts answer. */
final class PoliteBacklog implements Backlog {
    private static final int OK = 200;
    private static final int SERVER_ERROR = 500;

    private final Politeness<Task> politeness;
    private final RandomGenerator random;
    private final boolean held;

    /** @param held whether tasks are held in their slots before they {@link #begin} */
    PoliteBacklog(Politeness<Task> politeness, RandomGenerator random, boolean held) {
        this.politeness = politeness;
        this.random = random;
        this.held = held;
    }

    static HostKey host(Task task) {
        return ((Work.Fetch) task.work()).at().hostKey();
    }

    @Override
    public void add(Task task, Instant now) {
        politeness.now(now);
        politeness.add(host(task), task);
    }

    @Override
    public void addFirst(Task task, Instant now) {
        politeness.now(now);
        politeness.addFirst(host(task), task);
    }

    @Override
    public Optional<Task> next(Instant now) {
        Optional<Task> next = held ? politeness.reserve(now) : politeness.next(now, random.nextDouble());
        return next.map(task -> task.spared(politeness.keptBack()));
    }

    @Override
    public boolean enter(Task task) {
        return politeness.enter(host(task));
    }

    @Override
    public Optional<Spared> begin(Task task, Instant now) {
        return politeness.begin(host(task), now, random.nextDouble());
    }

    @Override
    public void answered(Lease lease, Result result, Instant now) {
        HostKey host = host(lease.task());
        if (result instanceof Result.Refused refused) {
            Optional<Duration> wanted = refused.retryAfter().flatMap(value -> RetryAfter.parse(value, now));
            politeness.refused(host, lease.sentAt(), now, wanted, random.nextDouble());
        } else if (served(result)) {
            politeness.succeeded(host, lease.sentAt());
        }
    }

    /** Whether the host did its part: a page that is not there is an answer like any other. */
    private static boolean served(Result result) {
        boolean whole = !(result instanceof Result.Failed);
        return whole && result.status() >= OK && result.status() < SERVER_ERROR;
    }

    @Override
    public void finished(Task task) {
        politeness.finished(host(task));
    }

    @Override
    public Optional<Spared> nextHost() {
        return politeness.nextHost();
    }

    @Override
    public Optional<HostKey> onlyHost() {
        return politeness.onlyHost();
    }

    @Override
    public void withdraw(Consumer<Task> taken) {
        politeness.withdraw(taken);
    }

    @Override
    public void removeAll(Collection<Task> tasks) {
        Map<HostKey, Set<Long>> byHost = tasks.stream()
                .collect(Collectors.groupingBy(
                        PoliteBacklog::host, Collectors.mapping(Task::ordinal, Collectors.toSet())));
        byHost.forEach((host, ordinals) -> politeness.remove(host, task -> ordinals.contains(task.ordinal())));
    }

    /** From now on its hosts are this backlog's alone; until then others may have asked them. */
    void takenOver(Instant until, Instant now) {
        politeness.takenOver(until, now);
    }

    /** Whether a new one would know as much. */
    boolean blank(Instant now) {
        return politeness.blank(now);
    }

    @Override
    public int waiting() {
        return politeness.waiting();
    }
}
