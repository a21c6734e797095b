package dev.ravel.member;

import dev.ravel.work.Cause;

/** A body that could not be stored: the cause to count, and the reason in words. */
public final class StorageException extends Exception {
    private static final long serialVersionUID = 1;

    private final Cause cause;

    public StorageException(Cause cause, String detail) {
        super(detail);
        this.cause = cause;
    }

    /** The word to count. */
    public Cause word() {
        return cause;
    }
}
