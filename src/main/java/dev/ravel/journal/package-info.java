/**
 * Outcomes on disk: the append-only record that a resumed run trusts.
 *
 * <p>Knows nothing of how tasks are chosen or run.
 */
package dev.ravel.journal;
