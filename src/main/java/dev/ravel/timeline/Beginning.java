package dev.ravel.timeline;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The first bytes of a file that may still grow: every reading of it is of the same lines.
 *
 * @param bytes how many
 */
record Beginning(Path file, long bytes) {
    /** All that is there now; nothing where there is no file. */
    static Beginning now(Path file) throws IOException {
        try {
            return new Beginning(file, Files.size(file));
        } catch (NoSuchFileException e) {
            return new Beginning(file, 0);
        }
    }

    InputStream open() throws IOException {
        return bytes == 0 ? InputStream.nullInputStream() : new Bounded(Files.newInputStream(file), bytes);
    }

    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] chunk, int offset, int length) throws IOException {
            int read = left == 0 ? -1 : super.read(chunk, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }
    }
}
