package dev.ravel.probe;

import java.util.Locale;

/** What held a loop. Decided by marks, stacks, the watchdog's own lateness and waits for a core; never guessed. */
public enum StallKind {
    /** An episode: one task's handler, or a frame of the work without a mark. */
    TASK,
    /** Classes being loaded or initialised, before the lane's first result. */
    STARTUP,
    /** The watchdog was held as well, or the loop's thread had no core: garbage collection or the machine. */
    PAUSE,
    /** None of these: many short handlers in a row, or code that belongs to no task. */
    OTHER;

    /** The spelling in the summary. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
