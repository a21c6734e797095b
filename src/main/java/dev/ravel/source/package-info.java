/**
 * A job's tasks, lazily: templates, lists, files, standard input, ranges of numbers.
 *
 * <p>Knows nothing of when a task runs or where.
 */
package dev.ravel.source;
