package dev.ravel.member;

import dev.ravel.work.Stored;
import io.vertx.core.Future;

/**
 * A body on its way to disk. Used from one context; its own work runs elsewhere. Exactly one of finish, abort and drop
 * ends it, after the last write.
 */
public interface Part {
    /**
     * Where the bytes of one answer go. Several may be open for different stretches.
     *
     * @param from the place of the first byte to come
     * @param fresh from which place on they are new; those before it are compared with what the part has there
     */
    Sink sink(long from, long fresh);

    /** The body is whole: completes when it is on disk under its name. Fails with {@link StorageException}. */
    Future<Stored> finish();

    /** The body is not whole: what is there of it is kept for another attempt. Never fails. */
    Future<Void> abort();

    /** Nothing of it is worth keeping. Never fails. */
    Future<Void> drop();
}
