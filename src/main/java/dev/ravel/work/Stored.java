package dev.ravel.work;

/**
 * A body on disk, whole.
 *
 * @param file its name below {@code output.files}
 * @param sha256 of its bytes, 64 lower-case hexadecimal digits
 */
public record Stored(String file, String sha256) {}
