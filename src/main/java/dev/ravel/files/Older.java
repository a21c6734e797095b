package dev.ravel.files;

import dev.ravel.config.OutputConfig.IfExists;
import dev.ravel.member.StorageException;
import dev.ravel.work.Cause;
import java.io.File;
import java.time.Instant;
import java.util.Optional;

/**
 * What becomes of a file that was there before the run. A younger one is the task's own, from before the run was
 * interrupted: it is replaced.
 */
record Older(IfExists ifExists, Instant since) {
    static final String EXISTS = "exists";

    /** The time of an older file that may be replaced; fails where it stays. Blocks. */
    Optional<Instant> look(Place place) throws StorageException {
        File file = place.target().toFile();
        long modified = file.lastModified();
        // 0 where there is none
        if (modified == 0 || modified >= since.toEpochMilli() || !file.isFile()) {
            return Optional.empty();
        }
        return switch (ifExists) {
            case SKIP -> throw StorageException.unneeded(EXISTS);
            case FAIL -> throw new StorageException(Cause.FILE, place.shown() + " exists, and output.ifExists is fail");
            case REPLACE -> Optional.of(Instant.ofEpochMilli(modified));
        };
    }
}
