package dev.ravel.cluster;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Who was refused lately, so that nobody is answered more than once a second, and people are told each reason once. Remembers
 * the latest only: anybody can make up names.
 */
final class Refusals {
    private static final int MOST = 1000;
    private static final long PAUSE_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Long> answered = new Latest<>();
    private final Map<String, Boolean> told = new Latest<>();

    /** Whether that one may be answered now; if so, not again for a second. */
    boolean answers(String name, long nanoTime) {
        Long last = answered.get(name);
        boolean due = last == null || nanoTime - last >= PAUSE_NANOS;
        if (due) {
            answered.remove(name);
            answered.put(name, nanoTime);
        }
        return due;
    }

    /** Whether this is news. */
    boolean tells(String reason) {
        return told.put(reason, true) == null;
    }

    private static final class Latest<V> extends LinkedHashMap<String, V> {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
            return size() > MOST;
        }
    }
}
