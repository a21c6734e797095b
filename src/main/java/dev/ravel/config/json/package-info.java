/**
 * The conf file: loading it, overriding it, and reading it into the records of {@code dev.ravel.config}.
 *
 * <p>Knows JSON and the paths of keys; nothing of what the records are for.
 */
package dev.ravel.config.json;
