package dev.ravel.timeline;

import dev.ravel.journal.Fields;
import java.time.Instant;

/**
 * The worst lag of a loop's ticks that were due within a stretch of time.
 *
 * @param ms how long the stretch is
 * @param maxMs the worst lag
 */
public record LagSpan(String lane, Instant startedAt, double ms, double maxMs) {
    static LagSpan of(Fields lag) {
        return new LagSpan(
                lag.text("lane"),
                lag.moment("startedAt"),
                ProbeLines.length(lag, "ms"),
                ProbeLines.length(lag, "maxMs"));
    }
}
