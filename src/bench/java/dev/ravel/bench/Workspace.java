package dev.ravel.bench;

import dev.ravel.bench.race.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder for all that a command and its programs write; gone at the end. */
record Workspace(Path folder) implements AutoCloseable {
    Workspace() throws IOException {
        this(Files.createTempDirectory("ravel-bench"));
    }

    @Override
    public void close() throws IOException {
        Folders.delete(folder);
    }
}
