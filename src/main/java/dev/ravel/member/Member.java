package dev.ravel.member;

import dev.ravel.work.Task;

/**
 * Something that runs tasks: one verticle instance in this JVM, or a connection to one elsewhere.
 *
 * <p>The engine never gives it more tasks than it has slots, nor a kind that it does not serve.
 */
public interface Member {
    Hello hello();

    /**
     * Takes one task: one attempt of one hop, or one computation. Called on the engine's context; returns at once. The
     * result goes to the {@link Coordinator}, once.
     */
    void take(Task task);
}
