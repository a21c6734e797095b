package dev.ravel.journal;

import dev.ravel.work.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;

/**
 * What a file held, without the file.
 *
 * @param size in bytes
 * @param sha256 64 lower-case hexadecimal digits
 */
public record Fingerprint(long size, String sha256) {
    private static final int CHUNK = 1 << 17;

    /** Hears how many more bytes were read. */
    public interface Meter {
        void read(int bytes);
    }

    /** Reads the whole file: not for an event loop. */
    public static Fingerprint of(Path file) throws IOException {
        return of(file, bytes -> {});
    }

    /** The same, telling how far it has come. */
    public static Fingerprint of(Path file, Meter meter) throws IOException {
        MessageDigest digest = Sha256.digest();
        byte[] chunk = new byte[CHUNK];
        long size = 0;
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                digest.update(chunk, 0, n);
                size += n;
                meter.read(n);
            }
        }
        return new Fingerprint(size, Sha256.hex(digest.digest()));
    }

    /** What became of a file that had this fingerprint, in words; empty where it is the same. */
    public Optional<String> change(Fingerprint now) {
        if (size != now.size) {
            return Optional.of("had " + size + " bytes and has " + now.size);
        }
        return sha256.equals(now.sha256)
                ? Optional.empty()
                : Optional.of("has other content than it had (sha256 " + now.sha256 + ", was " + sha256 + ")");
    }
}
