/**
 * What is to be done and how it ended: tasks, results, outcomes, and the one function that decides what a result means.
 *
 * <p>Knows the JDK and {@code url} only: no Vert.x, no clock, no randomness, no I/O; these come in as arguments.
 */
package dev.ravel.work;
