/**
 * URLs as Ravel asks for them: parsed, normalised, resolved, and grouped by host.
 *
 * <p>Knows the JDK only: no Vert.x, no clock, no network.
 */
package dev.ravel.url;
