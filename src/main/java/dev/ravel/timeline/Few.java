package dev.ravel.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tasks of a run in the order of its journal, as long as they are few; none of them once they are many. */
final class Few {
    private static final int BYTES_EACH = 600;
    private static final int MOST = 250_000;

    private final List<TaskSpan> spans = new ArrayList<>();
    private final int most;
    private boolean many;

    /** @param most more are many */
    Few(int most) {
        this.most = most;
    }

    /** How many take a quarter of the heap, and no more than 150 MB. */
    static int most(long heapBytes) {
        return (int) Math.min(MOST, heapBytes / 4 / BYTES_EACH);
    }

    void add(TaskSpan span) {
        many |= spans.size() == most;
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
