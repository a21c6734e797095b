package dev.ravel.member;

import dev.ravel.work.Stored;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Where one body goes. Used from one context; its own work runs elsewhere. Exactly one of finish and abort ends it. */
public interface Sink {
    /** Takes the next bytes; returns false when enough are waiting: send no more until {@link #whenReady}. */
    boolean write(Buffer bytes);

    /** Runs {@code action} once, on the caller's context, as soon as the sink takes bytes again. */
    void whenReady(Runnable action);

    /** Why the sink keeps nothing any more, where that is known before {@link #finish}: send no more. */
    default Optional<StorageException> failure() {
        return Optional.empty();
    }

    /** The body is whole: completes when it is on disk under its name. Fails with {@link StorageException}. */
    Future<Stored> finish();

    /** The body is not whole and never will be. */
    void abort();
}
