package dev.ravel.work;

import java.time.Duration;

/**
 * An attempt that another one followed.
 *
 * @param span when it ran, all its hops together
 * @param pause how long it held its slot before its first request
 * @param cause why it did not count
 * @param status of its last answer, or 0 where there was none
 */
public record Tried(Span span, Duration pause, Cause cause, int status) {}
