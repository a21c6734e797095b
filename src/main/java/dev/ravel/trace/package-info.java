/**
 * Runs as a trace that Perfetto and chrome://tracing open.
 *
 * <p>Knows nothing of how a run is run: it reads recordings.
 */
package dev.ravel.trace;
