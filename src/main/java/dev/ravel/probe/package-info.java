/**
 * Measures the loops and the process: lag, stalls, Vert.x's own warnings, busy share, memory, threads.
 *
 * <p>Knows nothing of how tasks are chosen or run, and changes nothing in what it watches: it reads marks, clocks and
 * stacks.
 */
package dev.ravel.probe;
