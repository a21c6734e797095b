package dev.ravel.engine;

import dev.ravel.member.Hello;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.time.Instant;

/** Hears what happens in a run, on the engine's context. Must be quick. */
public interface RunListener {
    /** So many more tasks are known. */
    default void read(int tasks) {}

    /** A member has the task in hand. */
    default void started(Task task, Hello member) {}

    /** A hop or a computation gave this. */
    default void answered(Task task, Result result, Hello member) {}

    /** The task will be tried again, not before {@code at}. */
    default void postponed(Task task, Instant at) {}

    /** The task is over. */
    default void ended(Outcome outcome) {}
}
