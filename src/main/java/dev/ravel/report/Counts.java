package dev.ravel.report;

/**
 * How many tasks there are and how they ended: {@code total = done + failed + skipped + expired + pending}.
 *
 * @param pending read or not, but without an outcome
 */
public record Counts(long total, long done, long failed, long skipped, long expired, long pending) {
    /** Whether every task ended well. */
    public boolean allWell() {
        return failed == 0 && expired == 0 && pending == 0;
    }
}
