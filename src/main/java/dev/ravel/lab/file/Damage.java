package dev.ravel.lab.file;

import dev.ravel.lab.visit.Visit;

/**
 * How far a body gets, and what happens then: {@code cut=K} resets the connection behind K bytes, {@code stall=K} falls
 * silent there, for the first {@code times=M} requests of the URL.
 */
record Damage(long bytes, Runnable end) {
    private static final long NONE = 1L << 51;

    static Damage of(Visit visit, long length) {
        long cut = visit.number("cut", NONE, 0, NONE);
        long stall = visit.number("stall", NONE, 0, NONE);
        if (Math.min(cut, stall) >= length || visit.nth() > visit.number("times", 1, 0, Integer.MAX_VALUE)) {
            return new Damage(length, () -> visit.response().end());
        }
        return cut <= stall
                ? new Damage(cut, () -> afterHeaders(visit, visit::reset))
                : new Damage(stall, () -> afterHeaders(visit, () -> {}));
    }

    /** A body of which nothing is sent has sent no headers either. */
    private static void afterHeaders(Visit visit, Runnable next) {
        if (!visit.response().headWritten()) {
            visit.response().writeHead();
        }
        next.run();
    }
}
