package dev.ravel.bench.measure;

/**
 * A look at a process and all below it, while they live.
 *
 * @param atMillis by the wall clock, which the origin's log goes by too
 * @param cpuSeconds so far
 * @param peakBytes the sum of the most memory that each ever had resident
 */
public record Sample(long atMillis, double cpuSeconds, long peakBytes) {}
