package dev.ravel.bench.origin;

import java.io.IOException;
import java.util.Optional;

/** A server for all clients. Its URLs are those of the lab, whoever serves them. */
public interface Origin extends AutoCloseable {
    /** Who serves, in words. */
    String name();

    /** Makes sure that there is a file of this name and size. */
    void offer(String name, long bytes) throws IOException;

    /**
     * A run begins: what was asked before is forgotten.
     *
     * @param latencyMs how long every page is held back
     * @return what the URLs of the run begin with, without a slash at the end
     */
    String begin(long latencyMs) throws IOException;

    /** What was asked since then; empty where the origin does not tell. */
    Optional<Asked> asked() throws IOException;

    /** The processor time that it used so far; 0 where it cannot be known. */
    double cpuSeconds();

    @Override
    void close();
}
