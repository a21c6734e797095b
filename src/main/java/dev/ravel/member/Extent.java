package dev.ravel.member;

/** A stretch of the bytes of a file: [from, to). */
public record Extent(long from, long to) {
    public Extent {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("[" + from + ", " + to + ") is no stretch of bytes");
        }
    }

    public long length() {
        return to - from;
    }
}
