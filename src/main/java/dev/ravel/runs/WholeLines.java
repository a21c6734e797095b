package dev.ravel.runs;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** The lines of a copy that was cut off: what follows its last newline was no task yet, and is none. */
final class WholeLines extends FilterInputStream {
    private static final int CHUNK = 1 << 16;

    private long left;

    /**
     * Where the last line of a copy ends.
     *
     * @param bytes up to there
     */
    record Measure(long bytes, long lines) {
        static Measure of(Path copy) throws IOException {
            long lines = 0;
            long bytes = 0;
            long read = 0;
            byte[] chunk = new byte[CHUNK];
            try (InputStream in = Files.newInputStream(copy)) {
                for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
                    for (int i = 0; i < n; i++) {
                        if (chunk[i] == '\n') {
                            lines++;
                            bytes = read + i + 1;
                        }
                    }
                    read += n;
                }
            }
            return new Measure(bytes, lines);
        }
    }

    WholeLines(InputStream copy, Measure measure) {
        super(copy);
        this.left = measure.bytes();
    }

    @Override
    public int read() throws IOException {
        int read = left == 0 ? -1 : super.read();
        left -= read < 0 ? 0 : 1;
        return read;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = left == 0 ? -1 : super.read(bytes, offset, (int) Math.min(length, left));
        left -= Math.max(0, read);
        return read;
    }

    @Override
    public int available() throws IOException {
        return (int) Math.min(super.available(), left);
    }
}
