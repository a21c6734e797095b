package dev.ravel.journal;

import java.io.IOException;

/** A journal that cannot be trusted: the message says where and why, without the name of the file. */
public final class BrokenJournalException extends IOException {
    private static final long serialVersionUID = 1;

    public BrokenJournalException(long line, String what) {
        super("line " + line + " " + what);
    }
}
