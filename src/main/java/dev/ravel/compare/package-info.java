/**
 * Runs every job of a matrix under every deployment, each run in a process of its own, and says what came of it: figures,
 * how sure they are, the least time possible, a verdict.
 *
 * <p>Knows a run by what it printed and left, never by its objects; knows nothing of pictures.
 */
package dev.ravel.compare;
