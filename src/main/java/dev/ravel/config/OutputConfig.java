package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;
import static dev.ravel.config.ConfigException.requireWithin;

import java.nio.file.Path;
import java.util.Optional;

/**
 * The {@code "output"} block.
 *
 * @param runs the directory in which every run gets a directory of its own
 * @param files the directory for bodies; absent: bodies are read and counted, not kept
 * @param name the template of file names, or {@link #SERVER}; absent: {@code {file}}, or {@code {ordinal}-{file}} where URLs
 *     have a query
 * @param ifExists what becomes of a file that is older than the run
 * @param segments connections that share one large file
 * @param report whether the run is drawn at its end
 */
public record OutputConfig(
        Path runs, Optional<Path> files, Optional<String> name, IfExists ifExists, int segments, boolean report) {
    /** The name that takes what the server calls the file (Content-Disposition). */
    public static final String SERVER = "server";

    private static final String PATH = "output.";
    private static final int MAX_SEGMENTS = 64;

    /** What becomes of a file that is older than the run. */
    public enum IfExists {
        /** Its task is skipped, and nothing is asked for. */
        SKIP,
        /** It is fetched again if the server has a newer one. */
        REPLACE,
        /** Its task fails. */
        FAIL
    }

    public OutputConfig {
        requireWithin(1, MAX_SEGMENTS, PATH + "segments", segments);
        require(segments == 1 || files.isPresent(), PATH + "segments", segments, "needs output.files");
    }

    /** Whether the server has its say in the names of files. */
    public boolean namedByServer() {
        return name.filter(SERVER::equals).isPresent();
    }
}
