/**
 * What a run leaves on disk beside its bodies, and how a later start finds it again.
 *
 * <p>Knows nothing of how a run is carried out.
 */
package dev.ravel.runs;
