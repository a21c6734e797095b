/**
 * The same work for every client in turn: what the work is, whether it was done, and how the clients compare.
 *
 * <p>Does not know how a process is measured, nor who serves.
 */
package dev.ravel.bench.race;
