/**
 * What belongs to a JVM as a whole: child JVMs of this build, how they are started, spoken to, and ended with their parent;
 * threads that end with theirs.
 *
 * <p>Knows nothing of what they do.
 */
package dev.ravel.jvm;
