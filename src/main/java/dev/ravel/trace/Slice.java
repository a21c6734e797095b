package dev.ravel.trace;

/** A named stretch of the trace, in microseconds. */
record Slice(String name, long from, long to) {
    /** What of it lies within bounds; may be empty. */
    Slice within(long first, long last) {
        long begin = Math.min(Math.max(from, first), last);
        return new Slice(name, begin, Math.min(Math.max(to, begin), last));
    }

    boolean empty() {
        return from >= to;
    }
}
