package dev.ravel.timeline;

import dev.ravel.journal.Attempt;
import dev.ravel.journal.Course;
import dev.ravel.journal.EndedLine;
import dev.ravel.journal.EndedLine.As;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One task that is over, from its first attempt to its last.
 *
 * @param label its URL or range, as the journal has it: text from outside
 * @param attempts in order; none where it ended without one, so that nobody knows when that was
 */
public record TaskSpan(long ordinal, Kind kind, String label, Ended ended, List<Attempt> attempts) {
    /**
     * How it ended.
     *
     * @param cause of a failure, or the rule by which it was skipped; otherwise empty
     * @param detail a failure in words; text from outside
     * @param status of its last answer, or 0 where there was none
     * @param bytes of a whole body, decoded
     */
    public record Ended(As as, String cause, String detail, int status, Optional<Long> bytes) {}

    static TaskSpan of(EndedLine line) {
        Course course = line.course().orElseThrow();
        String cause = line.cause().map(Cause::label).orElse(course.rule());
        Ended ended = new Ended(line.as(), cause, line.detail(), course.status(), line.bytes());
        return new TaskSpan(line.ordinal(), line.kind(), course.label(), ended, course.attempts());
    }

    /** When its first attempt might have started but for politeness. */
    public Optional<Instant> begin() {
        Optional<Instant> first = Optional.empty();
        for (Attempt attempt : attempts) {
            Instant begin = attempt.begin();
            first = first.isEmpty() || begin.isBefore(first.get()) ? Optional.of(begin) : first;
        }
        return first;
    }

    /** When its last attempt was over. */
    public Optional<Instant> end() {
        Optional<Instant> last = Optional.empty();
        for (Attempt attempt : attempts) {
            Instant end = attempt.end();
            last = last.isEmpty() || end.isAfter(last.get()) ? Optional.of(end) : last;
        }
        return last;
    }

    /** Whether it failed or expired. */
    public boolean unsuccessful() {
        return ended.as() == As.FAILED || ended.as() == As.EXPIRED;
    }
}
