package dev.ravel.engine;

import dev.ravel.member.Hello;
import dev.ravel.url.HostKey;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Hears what happens in a run, on the engine's context. Must be quick. */
public interface RunListener {
    /** So many more tasks are known. */
    default void read(int tasks) {}

    /** So many more tasks are on a queue, where workers take them. */
    default void submitted(int tasks) {}

    /** A slot is taken for the task; after {@link Task#pause} a member has it in hand. */
    default void started(Task task, Hello member) {}

    /**
     * The slot that was taken for the task is free again, and nothing was sent: it is started once more, or stays pending
     * where the run ends.
     */
    default void givenBack(Task task, Hello member) {}

    /** A hop or a computation gave this. */
    default void answered(Task task, Result result, Hello member) {}

    /** The result of a task that its member was no longer thought to have; it counts. */
    default void late(Task task, Result result) {}

    /** A late result makes no difference: its task has an outcome, or needs another attempt. */
    default void passedOver(Task task) {}

    /** There are tasks of these kinds, and no member serves them; or that is over, and there are none such. Called when that changes. */
    default void unserved(Set<Kind> kinds) {}

    /** The task will be tried again, not before {@code at}. */
    default void postponed(Task task, Instant at) {}

    /** From now on nothing moves, for this reason; or something does again. Called when that changes. */
    default void standing(Optional<Standstill> standstill) {}

    /** All that may be read ahead is of this host, so that others may have to wait behind it; or that is over. */
    default void crowded(Optional<HostKey> host) {}

    /** The task is over. */
    default void ended(Outcome outcome) {}
}
