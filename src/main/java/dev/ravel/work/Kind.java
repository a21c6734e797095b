package dev.ravel.work;

import java.util.Locale;

/** The kinds of task. A member says which of them it serves. */
public enum Kind {
    FETCH,
    SUM,
    BLOCK;

    /** The spelling in conf and journal. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
