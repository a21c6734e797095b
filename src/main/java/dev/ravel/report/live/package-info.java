/**
 * What is said of a run while it goes on: its progress, and a line for each task.
 *
 * <p>Whoever has something to say never waits for whoever reads it, and nothing that is said here is kept.
 */
package dev.ravel.report.live;
