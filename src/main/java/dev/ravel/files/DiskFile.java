package dev.ravel.files;

import dev.ravel.member.StorageException;
import dev.ravel.work.Cause;
import dev.ravel.work.Stored;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The part of a file that blocks. Used by one thread at a time, never by an event loop. */
final class DiskFile {
    private static final String PART = ".part";

    private final Path target;
    private final Path part;
    private final String name;
    private final MessageDigest digest = sha256();
    private FileChannel channel;

    DiskFile(Path target, String name) {
        this.target = target;
        this.part = target.resolveSibling(target.getFileName() + PART);
        this.name = name;
    }

    /** Opens an empty part; missing directories are created. */
    void open() throws StorageException {
        try {
            Files.createDirectories(part.getParent());
            channel = FileChannel.open(
                    part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw failure(e);
        }
    }

    /** Writes and hashes; returns how many bytes. */
    long write(List<Buffer> batch) throws IOException {
        long written = 0;
        for (Buffer buffer : batch) {
            byte[] bytes = buffer.getBytes();
            digest.update(bytes);
            for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
                written += channel.write(left);
            }
        }
        return written;
    }

    /** Syncs, closes and renames; an older file of that name is replaced. */
    Stored finish() throws IOException {
        channel.force(true);
        channel.close();
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return new Stored(name, HexFormat.of().formatHex(digest.digest()));
    }

    /** Leaves the part as it is. */
    void close() throws IOException {
        channel.close();
    }

    /** What a user needs to know of it. */
    StorageException failure(Throwable thrown) {
        return new StorageException(Cause.FILE, name + ": " + reason(thrown));
    }

    private static String reason(Throwable thrown) {
        if (thrown instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (thrown instanceof FileSystemException system && system.getReason() != null) {
            return system.getReason();
        }
        return thrown instanceof FileSystemException || thrown.getMessage() == null
                ? thrown.getClass().getSimpleName()
                : thrown.getMessage();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
