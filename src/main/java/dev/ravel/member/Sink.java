package dev.ravel.member;

import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Where the bytes of one answer go, in order. Used from one context; its own work runs elsewhere. */
public interface Sink {
    /** Takes the next bytes; returns false when enough are waiting: send no more until {@link #whenReady}. */
    boolean write(Buffer bytes);

    /** Runs {@code action} once, on the caller's context, as soon as the sink takes bytes again. */
    void whenReady(Runnable action);

    /** Why the sink keeps nothing any more, where that is known before the end: send no more. */
    default Optional<StorageException> failure() {
        return Optional.empty();
    }
}
