package dev.ravel.journal;

/**
 * The first line of a journal: whose outcomes follow.
 *
 * @param version of Ravel
 * @param job SHA-256 of the job's block, hexadecimal
 * @param startedAt ISO 8601
 */
public record RunLine(String version, String job, String startedAt) {}
