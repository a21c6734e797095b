package dev.ravel.journal;

import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Stored;
import java.util.Locale;
import java.util.Optional;

/**
 * The line of a task that is over.
 *
 * @param cause of a failure
 * @param detail a failure in words, as it may be shown; empty where there was none
 * @param value of a computation
 * @param bytes of a whole body, decoded
 * @param stored the file that holds the body
 * @param course how it went; empty where nobody asked for it
 */
public record EndedLine(
        long ordinal,
        Kind kind,
        As as,
        Optional<Cause> cause,
        String detail,
        Optional<Long> value,
        Optional<Long> bytes,
        Optional<Stored> stored,
        Optional<Course> course)
        implements JournalLine {
    /** As far as a later start needs it. */
    public EndedLine(
            long ordinal,
            Kind kind,
            As as,
            Optional<Cause> cause,
            String detail,
            Optional<Long> value,
            Optional<Long> bytes,
            Optional<Stored> stored) {
        this(ordinal, kind, as, cause, detail, value, bytes, stored, Optional.empty());
    }

    EndedLine with(Course how) {
        return new EndedLine(ordinal, kind, as, cause, detail, value, bytes, stored, Optional.of(how));
    }

    /** The ways for a task to end. */
    public enum As {
        DONE,
        FAILED,
        SKIPPED,
        EXPIRED;

        /** The spelling in the journal. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
