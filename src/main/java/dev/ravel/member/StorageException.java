package dev.ravel.member;

import dev.ravel.work.Cause;
import dev.ravel.work.Result;
import dev.ravel.work.Span;

/** A body that is not stored: why, in words, and what that makes of its task. */
public final class StorageException extends Exception {
    private static final long serialVersionUID = 1;

    private final Meaning meaning;
    private final Cause cause;

    private enum Meaning {
        FAILED,
        STALE,
        FULL,
        UNNEEDED
    }

    private StorageException(Meaning meaning, Cause cause, String detail) {
        super(detail);
        this.meaning = meaning;
        this.cause = cause;
    }

    /** This task cannot be stored. */
    public StorageException(Cause cause, String detail) {
        this(Meaning.FAILED, cause, detail);
    }

    /** What was there does not go with what the server has; it was dropped, or is dropped with its part. */
    public static StorageException stale(String detail) {
        return new StorageException(Meaning.STALE, Cause.FILE, detail);
    }

    /** Nothing more can be stored, by any task. */
    public static StorageException full(String reason) {
        return new StorageException(Meaning.FULL, Cause.FILE, reason);
    }

    /** There is nothing to store, by this rule. */
    public static StorageException unneeded(String rule) {
        return new StorageException(Meaning.UNNEEDED, Cause.FILE, rule);
    }

    /** The word to count, where the task fails of it. */
    public Cause word() {
        return cause;
    }

    /** Whether the part is worth nothing any more. */
    public boolean spoilt() {
        return meaning == Meaning.STALE;
    }

    /** What the hop ends with. */
    public Result result(Span span, int status, long bytes) {
        return switch (meaning) {
            case FAILED -> new Result.Failed(span, cause, getMessage(), status, bytes);
            case STALE -> new Result.Stale(span, status, getMessage());
            case FULL -> new Result.Halted(span, getMessage());
            case UNNEEDED -> new Result.Unneeded(span, status, getMessage());
        };
    }
}
