package dev.ravel.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tasks of a run in the order of its journal, as long as they are few; none of them once they are many. */
final class Few {
    /** Some 600 bytes each. */
    static final int MOST = 20_000;

    private final List<TaskSpan> spans = new ArrayList<>();
    private boolean many;

    void add(TaskSpan span) {
        many |= spans.size() == MOST;
        if (many) {
            spans.clear();
        } else {
            spans.add(span);
        }
    }

    /** All of them; nothing where they are many. */
    Optional<List<TaskSpan>> all() {
        return many ? Optional.empty() : Optional.of(spans);
    }
}
