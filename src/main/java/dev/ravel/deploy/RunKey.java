package dev.ravel.deploy;

import dev.ravel.bus.LeaseSeal;
import dev.ravel.runs.RunDirectory;
import dev.ravel.work.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * By this a later start of a run knows the leases of an earlier one. It is written before the first lease is given, into
 * a file of the run that only its owner can read.
 *
 * @param run names the run to nodes; says nothing of the key
 */
record RunKey(String run, LeaseSeal seal) {
    private static final int NAME_LENGTH = 16;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    /** That of the run, made with its first start. */
    static RunKey of(RunDirectory directory) throws IOException {
        Path file = directory.leaseKey();
        if (!Files.exists(file)) {
            write(file, LeaseSeal.fresh().key());
        }
        byte[] key = Files.readAllBytes(file);
        return new RunKey(Sha256.of(key).substring(0, NAME_LENGTH), new LeaseSeal(key));
    }

    /** Not torn, even if this process is killed now. */
    private static void write(Path file, byte[] key) throws IOException {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        Files.createFile(part, PosixFilePermissions.asFileAttribute(OWNER));
        Files.write(part, key, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
        Files.move(part, file);
    }
}
