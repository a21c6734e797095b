package dev.ravel.verify;

import dev.ravel.journal.Fingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * Whether one file is what its task left.
 *
 * @param bytes that it had, where the journal says so
 */
record FileCheck(long ordinal, Path file, Optional<Long> bytes, String sha256, Fingerprint.Meter meter)
        implements Callable<Optional<String>> {
    /** What is wrong, in words. */
    @Override
    public Optional<String> call() {
        if (!Files.isRegularFile(file)) {
            return wrong(file + " is missing");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        if (Files.exists(part)) {
            return wrong(part + " is left, though the task is done");
        }
        try {
            long size = Files.size(file);
            if (bytes.isPresent() && bytes.get() != size) {
                return wrong(file + " had " + bytes.get() + " bytes and has " + size);
            }
            return new Fingerprint(size, sha256)
                    .change(Fingerprint.of(file, meter))
                    .flatMap(what -> wrong(file + " " + what));
        } catch (IOException e) {
            return wrong(file + " cannot be read: " + e.getMessage());
        }
    }

    private Optional<String> wrong(String what) {
        return Optional.of("task " + ordinal + ": " + what);
    }
}
