package dev.ravel.work;

/** Why an attempt failed: a word that can be counted. */
public enum Cause {
    /** The text that was asked for is not a URL that can be asked for. */
    URL("url", false),
    /** The host's name has no address. */
    DNS("dns", false),
    /** No connection: refused or unreachable. */
    CONNECT("connect", true),
    /** No trusted TLS session. */
    TLS("tls", false),
    /** No connection within {@code connectTimeoutMs}. */
    CONNECT_TIMEOUT("connectTimeout", true),
    /** The final headers were not complete within {@code firstByteTimeoutMs}. */
    FIRST_BYTE_TIMEOUT("firstByteTimeout", true),
    /** Nothing of the body came for {@code idleTimeoutMs}. */
    IDLE_TIMEOUT("idleTimeout", true),
    /** The hop was not over within {@code timeoutMs}. */
    TIMEOUT("timeout", true),
    /** The connection broke before the headers were complete. */
    RESET("reset", true),
    /** The answer was not HTTP as it is specified. */
    PROTOCOL("protocol", false),
    /** The final status was not one that the job accepts. */
    STATUS("status", false),
    /** More than {@code maxRedirects}. */
    TOO_MANY_REDIRECTS("tooManyRedirects", false),
    /** A redirect without a usable target. */
    REDIRECT("redirect", false),
    /** More than {@code maxBodyBytes}. */
    BODY_TOO_LARGE("bodyTooLarge", false),
    /** The body ended before its announced end. */
    TRUNCATED("truncated", true),
    /** The body's compression was broken. */
    ENCODING("encoding", false),
    /** The body was not the expected one. */
    CHECKSUM("checksum", false),
    /** Another task of this job has the same file name. */
    NAME_TAKEN("nameTaken", false),
    /** The body could not be stored. */
    FILE("file", false),
    /** The member that had the task was lost. */
    LOST("lost", true);

    private final String label;
    private final boolean passing;

    Cause(String label, boolean passing) {
        this.label = label;
        this.passing = passing;
    }

    /** The spelling in the journal and the summary. */
    public String label() {
        return label;
    }

    /** Whether another try may well succeed. */
    public boolean passing() {
        return passing;
    }
}
