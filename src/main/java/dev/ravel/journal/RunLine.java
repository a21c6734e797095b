package dev.ravel.journal;

import java.util.Optional;

/**
 * The line of every start: whose outcomes follow.
 *
 * @param version of Ravel
 * @param job SHA-256 of the job's block, hexadecimal
 * @param startedAt ISO 8601
 * @param input what the file of URLs held; empty where there is none, or where the run keeps a copy of it
 * @param lab the ports of the embedded site
 * @param retryOf the name of the run whose failed tasks are tried again
 */
public record RunLine(
        String version,
        String job,
        String startedAt,
        Optional<Fingerprint> input,
        Optional<LabPorts> lab,
        Optional<String> retryOf)
        implements JournalLine {
    /** Where the embedded site listened. */
    public record LabPorts(int port, int securePort) {}

    /** A start that depends on nothing but its conf. */
    public RunLine(String version, String job, String startedAt) {
        this(version, job, startedAt, Optional.empty(), Optional.empty(), Optional.empty());
    }
}
