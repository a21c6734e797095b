package dev.ravel.runs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * An input that cannot be read twice. What is read from it is on disk before anybody else has it, so that no task of it
 * can end without its line being known to a later start.
 */
final class InputCopy extends InputStream {
    /** What shares one sync, where the input is quick. */
    private static final int CHUNK = 1 << 16;

    private final InputStream input;
    private final Path part;
    private final Path whole;
    private final FileChannel copy;
    private final byte[] chunk = new byte[CHUNK];
    private int next;
    private int end;

    /**
     * @param part the copy as long as the input goes on, made anew
     * @param whole the copy when the input has ended
     */
    InputCopy(InputStream input, Path part, Path whole) throws IOException {
        this.input = input;
        this.part = part;
        this.whole = whole;
        this.copy = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    @Override
    public int read() throws IOException {
        return filled() ? chunk[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!filled()) {
            return -1;
        }
        int count = Math.min(length, end - next);
        System.arraycopy(chunk, next, bytes, offset, count);
        next += count;
        return count;
    }

    private boolean filled() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, input.read(chunk));
            if (end > 0) {
                keep();
            } else if (copy.isOpen()) {
                finish();
            }
        }
        return end > 0;
    }

    private void keep() throws IOException {
        for (ByteBuffer left = ByteBuffer.wrap(chunk, 0, end); left.hasRemaining(); ) {
            copy.write(left);
        }
        copy.force(false);
    }

    private void finish() throws IOException {
        copy.force(true);
        copy.close();
        Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public int available() throws IOException {
        return next < end ? end - next : input.available();
    }

    @Override
    public void close() throws IOException {
        try (copy) {
            input.close();
        }
    }
}
