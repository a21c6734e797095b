/**
 * Runs one program as a whole process and says what it cost.
 *
 * <p>Knows nothing of what the program is for, nor whether it did it. Reads {@code /proc}: Linux only.
 */
package dev.ravel.bench.measure;
