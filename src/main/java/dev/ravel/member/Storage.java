package dev.ravel.member;

import dev.ravel.work.Task;
import io.vertx.core.Future;

/** Keeps bodies. */
public interface Storage {
    /**
     * Looks what is there for this fetch. Completes on the caller's context; fails with {@link StorageException}, which
     * may say that there is nothing to fetch.
     */
    Future<Draft> look(Task task);

    /** The most connections that share one body, at least 1. */
    default int segments() {
        return 1;
    }
}
