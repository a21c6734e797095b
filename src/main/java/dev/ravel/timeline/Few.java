package dev.ravel.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tasks of a run in the order of its journal, as long as they are few; none of them once they are many. */
final class Few {
    /** Of a task with one attempt, without its texts. */
    static final int BYTES_EACH = 600;

    private static final long MOST_BYTES = 150_000_000;

    private final List<TaskSpan> spans = new ArrayList<>();
    private final long mostBytes;
    private long bytes;
    private boolean many;

    /** @param mostBytes tasks that take more are many */
    Few(long mostBytes) {
        this.mostBytes = mostBytes;
    }

    /** How much may be kept: an eighth of the heap, and no more than 150 MB. */
    static long mostBytes(long heapBytes) {
        return Math.min(MOST_BYTES, heapBytes / 8);
    }

    void add(TaskSpan span) {
        bytes += (long) BYTES_EACH * Math.max(1, span.attempts().size())
                + span.label().length()
                + span.ended().detail().length();
        many |= bytes > mostBytes;
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
