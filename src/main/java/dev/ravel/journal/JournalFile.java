package dev.ravel.journal;

import dev.ravel.journal.JournalReader.Tail;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;

/**
 * The file of a journal in the hands of one process, until it is closed: whoever else wants it is told so. The lock goes
 * with its process, however that ends.
 *
 * <p>POSIX lets go of a process's lock with the first channel of the file that it closes, so here there is only one.
 */
public final class JournalFile implements Closeable {
    private final FileChannel channel;
    private final History history = new History();
    private final Tail tail;

    /** Somebody else has the journal. */
    public static final class HeldException extends IOException {
        private static final long serialVersionUID = 1;

        HeldException() {
            super("another process has its journal");
        }
    }

    private JournalFile(FileChannel channel) throws IOException {
        this.channel = channel;
        this.tail = JournalReader.read(Channels.newInputStream(channel.position(0)), history);
    }

    /**
     * Opens the file, empty where there was none, and reads what it holds.
     *
     * @throws HeldException where another process has it
     * @throws BrokenJournalException where it is not what a journal is
     */
    public static JournalFile open(Path file) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            lock(channel);
            return new JournalFile(channel);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static void lock(FileChannel channel) throws IOException {
        if (!free(channel, false)) {
            throw new HeldException();
        }
    }

    /** Whether some process has the file, so that it may still grow. Changes nothing. */
    public static boolean held(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            return !free(channel, true);
        }
    }

    /**
     * What a file holds, without taking it; nothing where there is no file.
     *
     * @throws HeldException where a process has it
     * @throws BrokenJournalException where it is not what a journal is
     */
    public static History readUnlessHeld(Path file) throws IOException {
        History history = new History();
        if (Files.exists(file)) {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                if (!free(channel, true)) {
                    throw new HeldException();
                }
                JournalReader.read(Channels.newInputStream(channel), history);
            }
        }
        return history;
    }

    private static boolean free(FileChannel channel, boolean shared) throws IOException {
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** What was in it when it was opened. */
    public History history() {
        return history;
    }

    /** How many bytes its last line has, where that never ended. */
    public long torn() {
        return tail.torn();
    }

    /** Reads once more what was in it when it was opened; before anything is appended. */
    public void replay(Consumer<JournalLine> lines) throws IOException {
        JournalReader.read(Channels.newInputStream(channel.position(0)), lines);
    }

    /** The channel, after the last whole line; what was torn is cut off. */
    FileChannel atEnd() throws IOException {
        if (tail.torn() > 0) {
            channel.truncate(tail.length());
        }
        return channel.position(tail.length());
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
