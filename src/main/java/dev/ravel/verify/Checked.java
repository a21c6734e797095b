package dev.ravel.verify;

import dev.ravel.journal.EndedLine.As;
import dev.ravel.journal.History;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a verification found.
 *
 * @param running whether a process still has the run, so that these are the figures of a moment
 * @param total all tasks of the run
 * @param inputLines how many lines are known of an input that had not ended; empty where all of it is known
 * @param torn bytes of a last line that never ended; a resumed run cuts them off
 * @param files how many were checked
 * @param bytes that they have
 * @param mismatches how much does not add up
 * @param first the first few mismatches, in words
 */
public record Checked(
        boolean running,
        History accounts,
        long total,
        OptionalLong inputLines,
        long torn,
        long files,
        long bytes,
        long mismatches,
        List<String> first) {
    /** Tasks that have not ended; below 0 only where the accounts do not add up. */
    public long pending() {
        return total - accounts.ended().size();
    }

    public long count(As as) {
        return accounts.count(as);
    }

    public boolean addsUp() {
        return mismatches == 0;
    }
}
