/**
 * Child JVMs of this build: how they are started, spoken to, and ended with their parent.
 *
 * <p>Knows nothing of what they do.
 */
package dev.ravel.jvm;
