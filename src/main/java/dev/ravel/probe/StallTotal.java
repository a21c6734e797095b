package dev.ravel.probe;

/** All stalls of one kind, those included that were too many to keep. Lengths in milliseconds. */
public record StallTotal(long count, double ms, double longestMs) {
    static final StallTotal NONE = new StallTotal(0, 0, 0);

    StallTotal plus(StallTotal other) {
        return new StallTotal(count + other.count, ms + other.ms, Math.max(longestMs, other.longestMs));
    }

    StallTotal plus(double length) {
        return new StallTotal(count + 1, ms + length, Math.max(longestMs, length));
    }
}
