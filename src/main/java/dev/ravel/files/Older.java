package dev.ravel.files;

import dev.ravel.config.OutputConfig.IfExists;
import dev.ravel.member.StorageException;
import dev.ravel.work.Cause;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of a file that was there before the run. A younger one is the task's own, from before the run was
 * interrupted: it is replaced.
 */
record Older(IfExists ifExists, Instant since) {
    static final String EXISTS = "exists";

    /** Whether there is an older file and, where a hash is given, one of this hash. Blocks. */
    boolean is(Place place, Optional<String> sha256) throws IOException {
        return modified(place).isPresent() && (sha256.isEmpty() || sha256.get().equals(hash(place)));
    }

    private static String hash(Place place) throws IOException {
        try (FileChannel file = FileChannel.open(place.target(), StandardOpenOption.READ)) {
            return new RunningHash().finish(file, file.size());
        }
    }

    /** The time of an older file that may be replaced; fails where it stays. Blocks. */
    Optional<Instant> look(Place place) throws StorageException {
        Optional<Instant> modified = modified(place);
        if (modified.isPresent() && ifExists == IfExists.SKIP) {
            throw StorageException.unneeded(EXISTS);
        }
        if (modified.isPresent() && ifExists == IfExists.FAIL) {
            throw new StorageException(Cause.FILE, place.shown() + " exists, and output.ifExists is fail");
        }
        return modified;
    }

    private Optional<Instant> modified(Place place) {
        File file = place.target().toFile();
        long modified = file.lastModified();
        // 0 where there is none
        boolean older = modified != 0 && modified < since.toEpochMilli() && file.isFile();
        return older ? Optional.of(Instant.ofEpochMilli(modified)) : Optional.empty();
    }
}
