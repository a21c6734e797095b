/**
 * Computes: adds ranges, occupies threads, splits a range into tasks.
 *
 * <p>Knows nothing of Vert.x, of the thread that it runs on, nor of who asked.
 */
package dev.ravel.compute;
