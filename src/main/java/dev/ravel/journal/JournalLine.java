package dev.ravel.journal;

/** One line of a journal, as far as a later start needs to know it. */
public sealed interface JournalLine permits RunLine, EndedLine, JournalLine.Unknown {
    /** A line of a type that this version does not know. */
    record Unknown(String type) implements JournalLine {}
}
