package dev.ravel.trace;

import dev.ravel.timeline.Recording;

/**
 * A run, and what its process is called in the trace.
 *
 * @param name shown as it is
 */
public record TracedRun(String name, Recording recording) {}
