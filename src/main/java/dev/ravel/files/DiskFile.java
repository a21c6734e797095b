package dev.ravel.files;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * A part and its note on disk: everything that blocks, never to be used by an event loop. Writes to different places may
 * go side by side; all else has the file for itself.
 *
 * <p>Another process may take a part over, whose task it was given while this one stood still: what this one then still has
 * is no longer the part, and never becomes the file.
 */
final class DiskFile {
    private final Place place;
    private FileChannel channel;
    private Optional<Object> inode = Optional.empty();

    DiskFile(Place place) {
        this.place = place;
    }

    /** The note, if there is one and the part can be what it says. */
    Optional<Note> note() throws IOException {
        Path path = place.note();
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        return NoteCodec.decode(Files.readAllBytes(path))
                .filter(note -> note.reach() > 0 && place.part().toFile().length() >= note.reach())
                .filter(note -> free());
    }

    /** Whether no other process is at work on the part: one that has died holds no lock. */
    private boolean free() {
        try (FileChannel part = FileChannel.open(place.part(), StandardOpenOption.WRITE)) {
            return part.tryLock() != null;
        } catch (IOException | OverlappingFileLockException e) {
            return false;
        }
    }

    /** Opens an empty part; missing directories are created. An older note is gone for good before a byte is written. */
    void create() throws IOException {
        Files.createDirectories(place.part().getParent());
        dropNote();
        // another process may still have the older one open: it must not write into this one
        if (Files.isRegularFile(place.part(), LinkOption.NOFOLLOW_LINKS)) {
            Files.delete(place.part());
        }
        opened(FileChannel.open(
                place.part(),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE));
    }

    /** Opens the part as it is. */
    void reopen() throws IOException {
        opened(FileChannel.open(place.part(), StandardOpenOption.READ, StandardOpenOption.WRITE));
    }

    private void opened(FileChannel part) throws IOException {
        channel = part;
        inode = inode();
        try {
            // kept until the channel is closed, or this process ends
            FileLock unused = part.tryLock();
        } catch (IOException | OverlappingFileLockException e) {
            // Where nothing can be locked, that it is this process's part still shows by its inode.
        }
    }

    private Optional<Object> inode() throws IOException {
        try {
            return Optional.ofNullable(Files.readAttributes(place.part(), BasicFileAttributes.class)
                    .fileKey());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private void requireOwn() throws IOException {
        if (!inode().equals(inode)) {
            throw new IOException("another process has taken the download over");
        }
    }

    /** Returns how many bytes were written. */
    long write(long from, List<Buffer> batch, RunningHash hash) throws IOException {
        long at = from;
        for (Buffer buffer : batch) {
            // the bytes themselves, not a copy
            ByteBuffer left = ((BufferInternal) buffer).getByteBuf().nioBuffer();
            hash.take(at, left.duplicate());
            while (left.hasRemaining()) {
                at += channel.write(left, at);
            }
        }
        return at - from;
    }

    boolean fits(Seam seam) throws IOException {
        return seam.fits(channel);
    }

    String hash(RunningHash hash, long length) throws IOException {
        return hash.finish(channel, length);
    }

    /** Writes the note, after everything that it claims was synced. After a power loss an older one is as true. */
    void checkpoint(Note note) throws IOException {
        channel.force(false);
        requireOwn();
        Files.write(place.draftOfNote(), NoteCodec.encode(note));
        Files.move(
                place.draftOfNote(), place.note(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Cuts what a part holds beyond this length, syncs it, and gives it its name; an older file of that name is replaced. */
    void publish(Path target, long length) throws IOException {
        if (channel.size() > length) {
            channel.truncate(length);
        }
        channel.force(true);
        requireOwn();
        channel.close();
        Files.move(place.part(), target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(place.note());
        syncFolder();
    }

    /** Leaves the part as it is. */
    void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }

    /** Without its note a part is never gone on with. */
    void dropNote() throws IOException {
        if (Files.deleteIfExists(place.note())) {
            syncFolder();
        }
    }

    /**
     * The note first: a part without a note is harmless, a note must not meet another part. What another process has put in
     * its place stays.
     */
    void delete() throws IOException {
        close();
        Optional<Object> there = inode();
        if (channel == null || there.isEmpty() || there.equals(inode)) {
            dropNote();
            Files.deleteIfExists(place.part());
        }
    }

    /** So that the names survive a power loss. Where a folder cannot be synced, its file system has its own rules. */
    private void syncFolder() {
        try (FileChannel folder = FileChannel.open(place.part().getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        } catch (IOException e) {
            return;
        }
    }
}
