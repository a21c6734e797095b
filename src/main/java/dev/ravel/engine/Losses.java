package dev.ravel.engine;

import dev.ravel.work.Task;
import java.util.HashMap;
import java.util.Map;

/** How often tasks were lost with their members. One that takes many members with it is not innocent. */
final class Losses {
    /** From here on each loss is an attempt. */
    private static final int SPARED = 5;

    private final Map<Long, Integer> losses = new HashMap<>();

    /** Whether this loss is not an attempt of the task. */
    boolean spared(Task task) {
        return losses.merge(task.ordinal(), 1, Integer::sum) <= SPARED;
    }
}
