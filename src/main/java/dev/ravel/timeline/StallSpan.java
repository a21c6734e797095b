package dev.ravel.timeline;

import dev.ravel.journal.Fields;
import dev.ravel.probe.StallKind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A stretch in which a lane ran nothing else.
 *
 * @param ordinal the task whose mark was set
 * @param ms its length
 * @param culprit the line that held the lane; empty where no stack was taken
 * @param stack the top frames; empty where none was taken
 */
public record StallSpan(
        String lane,
        StallKind kind,
        Optional<Long> ordinal,
        Instant startedAt,
        double ms,
        String culprit,
        List<String> stack) {
    static StallSpan of(Fields stall) {
        return new StallSpan(
                stall.text("lane"),
                kind(stall.text("kind")),
                stall.optionalNumber("ordinal"),
                stall.moment("startedAt"),
                ProbeLines.length(stall, "ms"),
                stall.optionalText("culprit").orElse(""),
                stall.texts("stack"));
    }

    private static StallKind kind(String label) {
        for (StallKind kind : StallKind.values()) {
            if (kind.label().equals(label)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("has an unknown kind: " + label);
    }
}
