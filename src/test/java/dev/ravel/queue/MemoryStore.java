package dev.ravel.queue;

import dev.ravel.bus.Notice;
import dev.ravel.bus.Ticket;
import dev.ravel.queue.Broker.DeadTask;
import dev.ravel.remote.Clockwork;
import dev.ravel.work.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A broker's memory, which outlives the connections to it: each is a {@link MemoryBroker}. For tests: it survives nothing
 * itself. Confined to the context of its clockwork.
 */
public final class MemoryStore {
    final Map<String, MemoryJob> jobs = new TreeMap<>();
    final MemoryShards shards = new MemoryShards(this);
    private final Clockwork clockwork;
    private final InstantSource clock;
    private final Duration claim;
    private final Map<String, List<MemoryTask>> queues = new HashMap<>();
    private final List<MemoryTaking> takings = new ArrayList<>();
    private final List<MemoryCollecting> collectings = new ArrayList<>();

    public MemoryStore(Clockwork clockwork, InstantSource clock, Duration claim) {
        this.clockwork = clockwork;
        this.clock = clock;
        this.claim = claim;
    }

    public MemoryBroker connect() {
        return new MemoryBroker(this);
    }

    Clockwork clockwork() {
        return clockwork;
    }

    Duration claim() {
        return claim;
    }

    MemoryJob job(String name) {
        return jobs.computeIfAbsent(name, any -> new MemoryJob());
    }

    void submit(Ticket ticket) {
        if (job(ticket.job()).submitted(ticket)) {
            put(ticket);
        }
    }

    /** Back of the queue. */
    void put(Ticket ticket) {
        MemoryTask task = new MemoryTask(ticket);
        job(ticket.job()).tasks.add(task);
        queue(ticket.queue()).add(task);
        pump();
    }

    void put(Ticket ticket, Instant at) {
        MemoryTask task = new MemoryTask(ticket);
        task.delayed = at.isAfter(clock.instant());
        job(ticket.job()).tasks.add(task);
        queue(ticket.queue()).add(task);
        if (task.delayed) {
            clockwork.timer().after(Duration.between(clock.instant(), at), () -> due(task));
        }
        pump();
    }

    private void due(MemoryTask task) {
        task.delayed = false;
        pump();
    }

    private List<MemoryTask> queue(String name) {
        return queues.computeIfAbsent(name, any -> new ArrayList<>());
    }

    void remove(MemoryTask task) {
        queue(task.ticket.queue()).remove(task);
        job(task.ticket.job()).tasks.remove(task);
    }

    void tell(String job, Notice notice) {
        job(job).tell(notice);
        pump();
    }

    void bury(MemoryTask task, String reason) {
        remove(task);
        Ticket ticket = task.ticket;
        String label = ticket.task().work().label();
        DeadTask dead = new DeadTask(ticket.job(), ticket.ordinal(), label, reason);
        job(ticket.job()).dead.put(ticket.ordinal(), new MemoryJob.Buried(dead, ticket));
        tell(ticket.job(), new Notice.Dead(ticket.ordinal(), label, reason));
    }

    List<MemoryJob> jobs(Optional<String> name) {
        return name.map(one -> List.of(job(one))).orElseGet(() -> List.copyOf(jobs.values()));
    }

    int requeue(Optional<String> name) {
        int count = 0;
        for (MemoryJob job : jobs(name)) {
            List<MemoryJob.Buried> dead = List.copyOf(job.dead.values());
            job.dead.clear();
            dead.forEach(buried -> {
                put(buried.ticket());
                tell(buried.ticket().job(), new Notice.Requeued(buried.ticket().ordinal()));
            });
            count += dead.size();
        }
        return count;
    }

    int expire(String name) {
        List<MemoryTask> late = job(name).tasks.stream()
                .filter(task -> task.holder.isEmpty() && task.ticket.expired(clock.instant()))
                .toList();
        late.forEach(task -> {
            remove(task);
            tell(name, new Notice.Ended(new Outcome.Expired(task.ticket.task())));
        });
        return late.size();
    }

    void join(MemoryTaking taking) {
        takings.add(taking);
        shards.join(taking);
        pump();
    }

    /** Takes no more; what it has in hand stays with it. */
    void leave(MemoryTaking taking) {
        takings.remove(taking);
        shards.leave(taking);
        pump();
    }

    void join(MemoryCollecting collecting) {
        collectings.add(collecting);
        pump();
    }

    void leave(MemoryCollecting collecting) {
        collectings.remove(collecting);
        collecting.giveBack();
        pump();
    }

    /** Gives what waits to those who may have it: of a plain queue to whoever has least of it, and was given something least lately. */
    void pump() {
        queues.forEach((name, tasks) -> tasks.stream().filter(MemoryTask::ready).forEach(task -> offer(name, task)));
        collectings.forEach(MemoryCollecting::pump);
    }

    private void offer(String queue, MemoryTask task) {
        takings.stream()
                .filter(taking -> taking.takes(queue))
                .min(Comparator.comparingInt(taking -> taking.inHand(queue)))
                .ifPresent(taking -> {
                    taking.give(queue, task);
                    takings.remove(taking);
                    takings.add(taking);
                });
    }
}
