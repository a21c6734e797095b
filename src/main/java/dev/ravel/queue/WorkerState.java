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
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What the benches of a worker share: its hands, the shards that it owns, and what its members cost. */
final class WorkerState {
    /** Jobs of which it is remembered what they cost: a worker may live for long. */
    private static final int COSTS = 64;

    private final WorkerTerms terms;
    private final Workshop workshop;
    private final WorkerListener listener;
    private final Hands hands;
    private final Suspects suspects;
    private final SteadyTime time;
    private final Map<Terms, Bench> benches = new LinkedHashMap<>();
    private final Queue<Premises> premises = new ArrayDeque<>();
    private final Map<String, Instant> owned = new HashMap<>();
    private final Map<String, Report> costs = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Report> eldest) {
            return size() > COSTS;
        }
    };
    private boolean leaving;

    WorkerState(WorkerTerms terms, Workshop workshop, WorkerListener listener, Consumer<Delivery> taken) {
        this.terms = terms;
        this.workshop = workshop;
        this.listener = listener;
        this.time = workshop.time();
        this.hands = new Hands(workshop.clockwork().context(), taken, this::gone, listener);
        this.suspects = new Suspects(terms.maxLosses());
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

    private Bench bench(Terms job) {
        return benches.computeIfAbsent(job, any -> new Bench(job, this));
    }

    /** Works on the task, as soon as it may be. */
    void work(Held held) {
        if (suspects.admits(held)) {
            bench(held.ticket().terms()).take(held);
        }
    }

    private void gone(Held held) {
        suspects.after(held).ifPresent(this::resume);
    }

    private void resume(Held suspect) {
        if (suspect.lost()) {
            hands.forget(suspect);
        } else {
            bench(suspect.ticket().terms()).take(suspect);
        }
    }

    private void release(Predicate<Held> which) {
        // First, so that none of them follows a suspect that its bench releases.
        suspects.withdraw(which).forEach(held -> hands.settle(held, Delivery::giveBack));
        benches().forEach(bench -> bench.release(which));
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
        release(held -> held.queue().equals(shard));
    }

    void leaves() {
        leaving = true;
        release(held -> true);
    }

    boolean leaving() {
        return leaving;
    }

    /** Whether what came from this shard may go on here. */
    boolean keeps(String shard) {
        return !leaving && owned.containsKey(shard);
    }
}
