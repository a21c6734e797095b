/**
 * What a task costs Ravel as jobs, concurrency and cores grow: measured, written down, drawn.
 *
 * <p>Does not know how a run is measured or checked.
 */
package dev.ravel.bench.growth;
