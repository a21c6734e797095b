package dev.ravel.journal;

import java.util.List;

/**
 * How a task went, for those who draw it.
 *
 * @param label its URL or range, as the journal has it
 * @param rule why it was skipped; empty where it was not
 * @param status of its last answer, or 0 where there was none
 * @param attempts all that were made, in order; none where it never started
 */
public record Course(String label, String rule, int status, List<Attempt> attempts) {
    public Course {
        attempts = List.copyOf(attempts);
    }
}
