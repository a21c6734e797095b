package dev.ravel.work;

import java.time.Instant;

/** What follows from a result. The engine applies it with its memory, a queue worker with the broker. */
public sealed interface Decision {
    /** The task is over. */
    record Finish(Outcome outcome) implements Decision {}

    /** Try the task once more, not before {@code at}. */
    record Again(Task task, Instant at) implements Decision {}

    /** The run cannot go on, for this reason; the task keeps its place for a resumed run. */
    record Halt(String reason) implements Decision {}

    /** Ask for the next URL of the same attempt, or once more for the same one. */
    record Hop(Task task) implements Decision {}
}
