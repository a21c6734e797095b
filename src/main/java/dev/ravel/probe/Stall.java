package dev.ravel.probe;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/**
 * A stretch in which a loop ran nothing else.
 *
 * @param ordinal the task whose mark was set, if any; it is to blame only under {@link StallKind#TASK}
 * @param ms its length: exact where a mark was set, otherwise from the first tick that was missed, so up to one lag
 *     period short
 * @param culprit the topmost frame that is not the JDK's, as {@code class.method(File.java:line)}; empty where no stack
 *     was taken
 * @param stack the top frames of the stack that stood longest; empty where none was taken
 */
public record Stall(
        String lane,
        StallKind kind,
        OptionalLong ordinal,
        Instant startedAt,
        double ms,
        String culprit,
        List<String> stack) {
    /** The same, in another row. */
    public Stall on(String other) {
        return new Stall(other, kind, ordinal, startedAt, ms, culprit, stack);
    }
}
