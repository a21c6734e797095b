package dev.ravel.politeness;

import dev.ravel.url.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The rules of politeness, spelled out for every host at every step; slow. Expects time to go forwards only. */
final class NaivePoliteness {
    private final Pace pace;
    private final Map<HostKey, State> hosts = new LinkedHashMap<>();
    /** For every host that could start, the others that got a turn since then. */
    private final Map<HostKey, Set<HostKey>> passedOver = new HashMap<>();

    private static final class State {
        private final List<Integer> ahead = new ArrayList<>();
        private final List<Integer> queued = new ArrayList<>();
        private final List<Instant> inFlight = new ArrayList<>();
        private int reserved;
        private Instant delayedUntil = Instant.MIN;
        private Instant backedOffAt = Instant.MIN;
        private Instant backedOffUntil = Instant.MIN;
        private int doublings;
        private Duration keptBack = Duration.ZERO;

        private List<Integer> waiting() {
            List<Integer> all = new ArrayList<>(ahead);
            all.addAll(queued);
            return all;
        }

        private int underWay() {
            return inFlight.size() + reserved;
        }

        private Instant startsFrom() {
            return delayedUntil.isAfter(backedOffUntil) ? delayedUntil : backedOffUntil;
        }
    }

    NaivePoliteness(Pace pace, List<HostKey> keys) {
        this.pace = pace;
        keys.forEach(key -> hosts.put(key, new State()));
    }

    void add(HostKey key, int task) {
        State host = hosts.get(key);
        host.keptBack = host.waiting().isEmpty() ? Duration.ZERO : host.keptBack;
        host.queued.add(task);
    }

    void addFirst(HostKey key, int task) {
        State host = hosts.get(key);
        host.keptBack = host.ahead.isEmpty() ? Duration.ZERO : host.keptBack;
        host.ahead.add(task);
    }

    /** Time goes by: the first of every queue is kept back as long as a clock of its host is not over. */
    void pass(Instant from, Instant to) {
        for (State host : hosts.values()) {
            Instant end = host.startsFrom().isBefore(to) ? host.startsFrom() : to;
            if (!host.waiting().isEmpty() && end.isAfter(from)) {
                host.keptBack = host.keptBack.plus(Duration.between(from, end));
            }
        }
    }

    /** How long the host's next task was kept back. */
    Duration keptBack(HostKey key) {
        return hosts.get(key).keptBack;
    }

    int waiting() {
        return hosts.values().stream().mapToInt(host -> host.waiting().size()).sum();
    }

    /** Hosts that wait for nothing but time, if for anything. */
    private List<HostKey> unhindered() {
        return hosts.keySet().stream()
                .filter(host -> !hosts.get(host).waiting().isEmpty())
                .filter(host -> pace.perHost() == 0 || hosts.get(host).underWay() < pace.perHost())
                .toList();
    }

    /** The tasks of which any may come next. */
    Map<Integer, HostKey> candidates(Instant now) {
        Map<Integer, HostKey> candidates = new HashMap<>();
        for (HostKey key : unhindered()) {
            State host = hosts.get(key);
            if (!host.startsFrom().isAfter(now)) {
                candidates.put(host.waiting().get(0), key);
            }
        }
        return candidates;
    }

    Optional<Instant> nextAt() {
        return unhindered().stream().map(key -> hosts.get(key).startsFrom()).min(Instant::compareTo);
    }

    /** Notes a start; returns the hosts that could have started and now saw this one take a second turn. */
    List<HostKey> start(HostKey key, Instant now, double chance) {
        List<HostKey> wronged = turn(key, now);
        hosts.get(key).inFlight.add(now);
        delay(hosts.get(key), now, chance);
        return wronged;
    }

    List<HostKey> reserve(HostKey key, Instant now) {
        List<HostKey> wronged = turn(key, now);
        hosts.get(key).reserved++;
        return wronged;
    }

    /** Takes a place of the host if there is one, past all turns. */
    boolean enter(HostKey key) {
        State host = hosts.get(key);
        boolean room = pace.perHost() == 0 || host.underWay() < pace.perHost();
        if (room) {
            host.reserved++;
            calm(key);
        }
        return room;
    }

    private List<HostKey> turn(HostKey key, Instant now) {
        Set<HostKey> able = new HashSet<>(candidates(now).values());
        able.remove(key);
        passedOver.keySet().retainAll(able);
        List<HostKey> wronged = able.stream()
                .filter(other ->
                        !passedOver.computeIfAbsent(other, o -> new HashSet<>()).add(key))
                .toList();
        State host = hosts.get(key);
        (host.ahead.isEmpty() ? host.queued : host.ahead).remove(0);
        host.keptBack = Duration.ZERO;
        return wronged;
    }

    private void delay(State host, Instant now, double chance) {
        long step = pace.delay().step().toMillis();
        long least = pace.delay().min().toMillis();
        long choices = (pace.delay().max().toMillis() - least) / step + 1;
        long choice = (long) (choices * chance);
        long drawn = least + choice * step;
        host.delayedUntil = now.plusMillis(Math.max(drawn, pace.apart().toMillis()));
    }

    /** Whether one that was reserved may begin; if so, it has. */
    boolean begin(HostKey key, Instant now, double chance) {
        State host = hosts.get(key);
        if (host.startsFrom().isAfter(now)) {
            return false;
        }
        host.reserved--;
        host.inFlight.add(now);
        delay(host, now, chance);
        calm(key);
        return true;
    }

    /** Its turn may come later now, though it was able all the time. */
    private void calm(HostKey key) {
        passedOver.remove(key);
    }

    void refused(HostKey key, Instant started, Instant now, Optional<Duration> wanted, double chance) {
        State host = hosts.get(key);
        boolean burst = !started.isAfter(host.backedOffAt);
        Duration pause = Duration.ZERO;
        if (wanted.isPresent()) {
            Duration cap = pace.backOff().maxRetryAfter();
            pause = wanted.get().compareTo(cap) > 0 ? cap : wanted.get();
        } else if (!burst) {
            double doubled = pace.backOff().first().toNanos() * Math.pow(2, host.doublings++);
            double spread =
                    doubled * (1 - pace.backOff().jitter() + 2 * pace.backOff().jitter() * chance);
            pause = Duration.ofNanos(
                    (long) Math.min(spread, (double) pace.backOff().most().toNanos()));
        }
        if (!pause.isZero() && now.plus(pause).isAfter(host.backedOffUntil)) {
            host.backedOffUntil = now.plus(pause);
            host.backedOffAt = now;
        }
        calm(key);
    }

    void succeeded(HostKey key, Instant started) {
        State host = hosts.get(key);
        if (started.isAfter(host.backedOffAt)) {
            host.doublings = 0;
        }
    }

    /** Takes out the tasks that did not go ahead. */
    Set<Integer> withdraw() {
        Set<Integer> taken = new HashSet<>();
        hosts.values().forEach(host -> {
            taken.addAll(host.queued);
            host.queued.clear();
        });
        passedOver.clear();
        return taken;
    }

    Optional<HostKey> onlyHost() {
        List<HostKey> queued = hosts.keySet().stream()
                .filter(key -> !hosts.get(key).queued.isEmpty())
                .toList();
        return queued.size() == 1 ? Optional.of(queued.get(0)) : Optional.empty();
    }

    List<HostKey> busy() {
        return hosts.keySet().stream()
                .filter(key -> !hosts.get(key).inFlight.isEmpty())
                .toList();
    }

    List<HostKey> reserving() {
        return hosts.keySet().stream()
                .filter(key -> hosts.get(key).reserved > 0)
                .toList();
    }

    /** When the requests of a host that are in flight started. */
    List<Instant> inFlight(HostKey key) {
        return hosts.get(key).inFlight;
    }

    void finish(HostKey key, Instant started) {
        hosts.get(key).inFlight.remove(started);
    }

    /** Hosts that must be remembered, and may be no more than these. */
    long alive(Instant now) {
        return hosts.values().stream()
                .filter(host -> !host.waiting().isEmpty()
                        || host.underWay() > 0
                        || host.startsFrom().isAfter(now)
                        || (host.doublings > 0
                                && host.backedOffUntil
                                        .plus(pace.backOff().most())
                                        .isAfter(now)))
                .count();
    }

    /** What the real one has forgotten of hosts by now. */
    void forget(Instant now) {
        hosts.values().stream()
                .filter(host -> host.waiting().isEmpty() && host.underWay() == 0)
                .filter(host -> !host.startsFrom().isAfter(now))
                .filter(host -> !host.backedOffUntil.plus(pace.backOff().most()).isAfter(now))
                .forEach(host -> host.doublings = 0);
    }
}
