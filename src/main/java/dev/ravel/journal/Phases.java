package dev.ravel.journal;

/**
 * Where the time of one attempt went, in milliseconds and in this order; what did not happen is 0.
 *
 * @param politeness how long its host's clocks forbade its start: before the attempt, outside any slot
 * @param pause held in its slot before its first request
 * @param queue in its member's hands while the thread or loop was busy
 * @param connect until a connection was there
 * @param firstByte from the send to the end of the final headers
 * @param body from there to the last byte
 * @param lock waiting for the lock that all threads share, in pieces all along the computation
 * @param compute computing, without those waits
 */
public record Phases(
        double politeness,
        double pause,
        double queue,
        double connect,
        double firstByte,
        double body,
        double lock,
        double compute) {
    /** A hundred years: far from where sums of nanoseconds overflow. */
    private static final double MOST = 100 * 365.25 * 24 * 3_600_000;

    /** From the start of the attempt to its end: all but {@code politeness}. */
    public double total() {
        return pause + queue + connect + firstByte + body + lock + compute;
    }

    static Phases of(Fields phases) {
        return new Phases(
                ms(phases, "politeness"),
                ms(phases, "pause"),
                ms(phases, "queue"),
                ms(phases, "connect"),
                ms(phases, "firstByte"),
                ms(phases, "body"),
                ms(phases, "lock"),
                ms(phases, "compute"));
    }

    private static double ms(Fields phases, String name) {
        double ms = phases.optionalDecimal(name).orElse(0.0);
        TypedLine.require(ms >= 0 && ms <= MOST, "has a phase " + name + " that is no length of time");
        return ms;
    }
}
