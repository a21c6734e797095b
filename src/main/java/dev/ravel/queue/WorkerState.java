package dev.ravel.queue;

import dev.ravel.bus.Message.Report;
import dev.ravel.bus.Terms;
import dev.ravel.engine.Surroundings;
import dev.ravel.remote.Clockwork;
import dev.ravel.remote.Premises;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What the benches of a worker share: its hands, the shards that it owns, and what its members cost. */
final class WorkerState {
    private final WorkerTerms terms;
    private final Workshop workshop;
    private final WorkerListener listener;
    private final Hands hands;
    private final SteadyTime time;
    private final Map<Terms, Bench> benches = new LinkedHashMap<>();
    private final Queue<Premises> premises = new ArrayDeque<>();
    private final Map<String, Instant> owned = new HashMap<>();
    private final Map<String, Report> costs = new TreeMap<>();
    private boolean leaving;

    WorkerState(WorkerTerms terms, Workshop workshop, WorkerListener listener, Consumer<Delivery> taken) {
        this.terms = terms;
        this.workshop = workshop;
        this.listener = listener;
        this.time = workshop.time();
        this.hands = new Hands(workshop.clockwork().context(), taken, listener);
    }

    WorkerTerms terms() {
        return terms;
    }

    Clockwork clockwork() {
        return workshop.clockwork();
    }

    Surroundings surroundings() {
        return workshop.surroundings(time);
    }

    SteadyTime time() {
        return time;
    }

    Hands hands() {
        return hands;
    }

    WorkerListener listener() {
        return listener;
    }

    void after(Duration delay, Runnable action) {
        clockwork().timer().after(delay, action);
    }

    Bench bench(Terms job) {
        return benches.computeIfAbsent(job, any -> new Bench(job, this));
    }

    Collection<Bench> benches() {
        return List.copyOf(benches.values());
    }

    /** Of a job that was forgotten, if there is one. */
    Premises premises() {
        Premises vacant = premises.poll();
        return vacant != null ? vacant : new Premises(workshop.places().get(), clockwork());
    }

    void forget(Terms job, Premises vacant) {
        benches.remove(job);
        premises.add(vacant);
    }

    void cost(String job, Optional<Report> report) {
        report.ifPresent(cost -> costs.put(job, cost));
    }

    Map<String, Report> costs() {
        return Map.copyOf(costs);
    }

    Map<String, Instant> owned() {
        return owned;
    }

    void owns(String shard) {
        Instant now = time.instant();
        owned.put(shard, now);
        benches.values().forEach(bench -> bench.owned(shard, now));
    }

    /** Nothing more of it is begun. */
    void releases(String shard) {
        owned.remove(shard);
        benches().forEach(bench -> bench.release(held -> held.queue().equals(shard)));
    }

    void leaves() {
        leaving = true;
        benches().forEach(bench -> bench.release(held -> true));
    }

    boolean leaving() {
        return leaving;
    }

    /** Whether what came from this shard may go on here. */
    boolean keeps(String shard) {
        return !leaving && owned.containsKey(shard);
    }
}
