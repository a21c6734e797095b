package dev.ravel.files;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Which task of the run has which name. Used from any thread. */
final class Names {
    private final Map<String, Long> ordinals = new ConcurrentHashMap<>();

    /** Returns whether the name is the task's, from now on or since before. */
    boolean claim(String name, long ordinal) {
        Long owner = ordinals.putIfAbsent(name, ordinal);
        return owner == null || owner == ordinal;
    }
}
