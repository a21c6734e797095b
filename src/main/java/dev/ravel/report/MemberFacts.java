package dev.ravel.report;

/**
 * What one member did.
 *
 * @param tasks hops and computations that it answered
 * @param busyMs the sum of their lengths; more than the wall time where several ran together
 */
public record MemberFacts(String lane, int slots, long tasks, double busyMs) {}
