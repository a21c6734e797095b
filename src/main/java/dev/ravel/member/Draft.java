package dev.ravel.member;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** What is there for one body before it is asked for. Used from one context; nothing of it is open yet. */
public interface Draft {
    /** The time of an older file, which stays if the server has no newer one. Empty where there is a part. */
    Optional<Instant> older();

    /** The part of an earlier attempt, or of an earlier run. */
    Optional<Held> held();

    /** Into how many connections the body may be divided, at least 1. */
    int segments();

    /**
     * A part for the body from its first byte on; what was held is dropped. Completes on the caller's context, as all
     * futures here; fails with {@link StorageException}.
     */
    Future<Part> begin(Arrival arrival);

    /** The held part, to go on with. */
    Future<Part> resume();

    /** Drops what is held: it does not go with what the server has. Fails with {@link StorageException} where it stays. */
    Future<Void> drop();
}
