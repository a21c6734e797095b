package dev.ravel.engine;

import dev.ravel.politeness.Spared;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tasks that hold no slot, as {@link Dispatch} takes from them. */
interface Pool {
    List<Kind> kinds();

    /** The next task of this kind that may start now; from here on it is under way. */
    Optional<Task> next(Kind kind, Instant now);

    /** Whether the task that was given last only holds its slot, and is not sent. */
    default boolean holds() {
        return false;
    }

    /** A task that keeps its slot is under way; false where it has to wait for its turn. */
    boolean enter(Task task);

    /** A task that was held in a slot is to start now: empty if it may, otherwise why not. */
    Optional<Spared> begin(Task task, Instant now);

    /** A task is back that was never sent: it waits anew, and may come too late. */
    void giveBack(Task task, Instant now);

    /** When the next attempt of some task may start. */
    Optional<Standstill> nextRetry();

    /** When time alone lets a task of this kind start. */
    Optional<Standstill> nextHost(Kind kind);
}
