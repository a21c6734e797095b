/**
 * What a host is spared: which task may start next, and when.
 *
 * <p>Knows hosts by their key only: not what a task is, no Vert.x, no clock of its own, no randomness.
 */
package dev.ravel.politeness;
