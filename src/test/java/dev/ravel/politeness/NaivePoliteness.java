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
    private final Map<HostKey, List<Integer>> ahead = new LinkedHashMap<>();
    private final Map<HostKey, List<Integer>> queued = new LinkedHashMap<>();
    private final Map<HostKey, Integer> inFlight = new HashMap<>();
    private final Map<HostKey, Instant> started = new HashMap<>();
    /** For every host that could start, the others that got a turn since then. */
    private final Map<HostKey, Set<HostKey>> passedOver = new HashMap<>();

    NaivePoliteness(Pace pace, List<HostKey> hosts) {
        this.pace = pace;
        for (HostKey host : hosts) {
            ahead.put(host, new ArrayList<>());
            queued.put(host, new ArrayList<>());
        }
    }

    void add(HostKey host, int task) {
        queued.get(host).add(task);
    }

    void addFirst(HostKey host, int task) {
        ahead.get(host).add(task);
    }

    int waiting() {
        return queued.keySet().stream().mapToInt(host -> waiting(host).size()).sum();
    }

    private List<Integer> waiting(HostKey host) {
        List<Integer> all = new ArrayList<>(ahead.get(host));
        all.addAll(queued.get(host));
        return all;
    }

    /** Hosts that wait for nothing but time, if for anything. */
    private List<HostKey> unhindered() {
        return queued.keySet().stream()
                .filter(host -> !waiting(host).isEmpty())
                .filter(host -> pace.perHost() == 0 || inFlight.getOrDefault(host, 0) < pace.perHost())
                .toList();
    }

    private Instant startsFrom(HostKey host) {
        Duration delay = pace.delay();
        return started.containsKey(host) ? started.get(host).plus(delay) : Instant.MIN;
    }

    /** The tasks of which any may come next. */
    Map<Integer, HostKey> candidates(Instant now) {
        Map<Integer, HostKey> candidates = new HashMap<>();
        for (HostKey host : unhindered()) {
            if (!startsFrom(host).isAfter(now)) {
                candidates.put(waiting(host).get(0), host);
            }
        }
        return candidates;
    }

    Optional<Instant> nextAt() {
        return unhindered().stream().map(this::startsFrom).min(Instant::compareTo);
    }

    /** Notes a start; returns the hosts that could have started and now saw this one take a second turn. */
    List<HostKey> start(HostKey host, Instant now) {
        Set<HostKey> able = new HashSet<>(candidates(now).values());
        able.remove(host);
        passedOver.keySet().retainAll(able);
        List<HostKey> wronged = able.stream()
                .filter(other ->
                        !passedOver.computeIfAbsent(other, o -> new HashSet<>()).add(host))
                .toList();
        (ahead.get(host).isEmpty() ? queued : ahead).get(host).remove(0);
        inFlight.merge(host, 1, Integer::sum);
        started.put(host, now);
        return wronged;
    }

    List<HostKey> busy() {
        return queued.keySet().stream()
                .filter(host -> inFlight.getOrDefault(host, 0) > 0)
                .toList();
    }

    void finish(HostKey host) {
        inFlight.merge(host, -1, Integer::sum);
    }

    /** Hosts that must be remembered, and may be no more than these. */
    long alive(Instant now) {
        return queued.keySet().stream()
                .filter(host -> !waiting(host).isEmpty()
                        || inFlight.getOrDefault(host, 0) > 0
                        || startsFrom(host).isAfter(now))
                .count();
    }
}
