/**
 * The programs that are compared, as command lines with placeholders.
 *
 * <p>Runs none of them, and does not know what the placeholders stand for.
 */
package dev.ravel.bench.peer;
