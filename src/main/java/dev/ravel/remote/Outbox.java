package dev.ravel.remote;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said, and said again once every beat, until the other side has it. */
final class Outbox<K, V> {
    private final Map<K, Said<V>> waiting = new LinkedHashMap<>();
    private final List<K> unsaid = new ArrayList<>();
    private long beats;

    private record Said<V>(V what, long beat) {}

    void put(K key, V what) {
        waiting.put(key, new Said<>(what, beats));
        unsaid.add(key);
    }

    /** What was not said yet. */
    List<V> unsaid() {
        List<V> all = unsaid.stream()
                .filter(waiting::containsKey)
                .map(key -> waiting.get(key).what())
                .toList();
        unsaid.clear();
        return all;
    }

    /** A beat later: what was said longer ago than one beat. */
    List<V> again() {
        beats++;
        List<V> due = new ArrayList<>();
        waiting.replaceAll((key, said) -> {
            if (beats - said.beat() < 2) {
                return said;
            }
            due.add(said.what());
            return new Said<>(said.what(), beats - 1);
        });
        return due;
    }

    void acknowledged(K key) {
        waiting.remove(key);
    }

    List<K> keys() {
        return List.copyOf(waiting.keySet());
    }

    List<V> values() {
        return waiting.values().stream().map(Said::what).toList();
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
