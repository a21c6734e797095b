package dev.ravel.page;

import dev.ravel.timeline.TaskSpan;
import java.util.ArrayList;
import java.util.List;

/** How many tasks ended in one way, which is not done, for one cause; and a few of them. */
final class Ending {
    private static final int EXAMPLES = 3;

    private final String outcome;
    private final String cause;
    private final List<TaskSpan> examples = new ArrayList<>();
    private long count;

    Ending(TaskSpan task) {
        outcome = task.ended().as().label();
        cause = task.ended().cause();
    }

    void add(TaskSpan task) {
        count++;
        if (examples.size() < EXAMPLES) {
            examples.add(task);
        }
    }

    String outcome() {
        return outcome;
    }

    String cause() {
        return cause;
    }

    long count() {
        return count;
    }

    List<TaskSpan> examples() {
        return examples;
    }
}
