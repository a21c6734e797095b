package dev.ravel.member;

import dev.ravel.work.Work;
import io.vertx.core.Future;

/** Opens the sinks for bodies. */
public interface Storage {
    /** A sink for this fetch's body. Completes on the caller's context; fails with {@link StorageException}. */
    Future<Sink> open(Work.Fetch fetch);
}
