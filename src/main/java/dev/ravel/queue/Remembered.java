package dev.ravel.queue;

import dev.ravel.bus.Notice;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** How tasks ended here whose claims were lost before that was settled: the latest, so that they need not be run again here. */
final class Remembered {
    private static final int MOST = 1000;

    private final Map<HandKey, Notice.Ended> ends = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<HandKey, Notice.Ended> eldest) {
            return size() > MOST;
        }
    };

    void add(HandKey task, Notice.Ended end) {
        ends.put(task, end);
    }

    Optional<Notice.Ended> of(HandKey task) {
        return Optional.ofNullable(ends.get(task));
    }
}
