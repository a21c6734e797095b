package dev.ravel.member;

/**
 * What the bytes of a file were taken from: only bytes of the same origin belong together.
 *
 * @param url where they came from, after all redirects
 * @param validator a strong one (RFC 9110, section 8.8.1), as {@code If-Range} takes it
 * @param length of the whole body, at least 1
 */
public record Origin(String url, String validator, long length) {}
