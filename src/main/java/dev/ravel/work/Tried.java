package dev.ravel.work;

/**
 * An attempt that another one followed.
 *
 * @param span when it ran, all its hops together
 * @param waits what came before its first request
 * @param cause why it did not count
 * @param status of its last answer, or 0 where there was none
 */
public record Tried(Span span, Waits waits, Cause cause, int status) {}
