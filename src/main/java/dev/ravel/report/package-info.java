/**
 * What a run was: counted while it goes on, and told at its end to people and to programs.
 *
 * <p>Reads facts only: nothing that it counts comes back to the engine.
 */
package dev.ravel.report;
