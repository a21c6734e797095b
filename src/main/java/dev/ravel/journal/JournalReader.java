package dev.ravel.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Consumer;

/**
 * Reads a journal line by line and holds one line at a time. What follows the last newline is torn: a start that was cut
 * off wrote it, and nobody was told that it was on disk. Anything else that is broken is refused.
 */
public final class JournalReader {
    /** Far more than a line with all its attempts ever has. */
    static final int MAX_LINE = 16 << 20;

    private static final int CHUNK = 1 << 16;

    private final Consumer<JournalLine> lines;
    private final Line line = new Line();
    private long number;
    private long read;
    private long whole;

    /**
     * Where a journal's last line ends.
     *
     * @param length bytes up to there
     * @param torn bytes after it
     */
    public record Tail(long length, long torn) {}

    private JournalReader(Consumer<JournalLine> lines) {
        this.lines = lines;
    }

    /**
     * Reads to the end.
     *
     * @throws BrokenJournalException for the first line that is not what a journal holds
     */
    public static Tail read(InputStream in, Consumer<JournalLine> lines) throws IOException {
        JournalReader reader = new JournalReader(lines);
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            reader.take(chunk, n);
        }
        return new Tail(reader.whole, reader.read - reader.whole);
    }

    private void take(byte[] chunk, int length) throws BrokenJournalException {
        int begin = 0;
        for (int i = 0; i < length; i++) {
            if (chunk[i] == '\n') {
                line.add(chunk, begin, i);
                begin = i + 1;
                whole = read + begin;
                number++;
                end();
            }
        }
        line.add(chunk, begin, length);
        read += length;
    }

    private void end() throws BrokenJournalException {
        try {
            LineReader.require(!line.tooLong, "is longer than a line may be");
            JournalLine parsed = line.read();
            LineReader.require(number > 1 || parsed instanceof RunLine, "is not that of a run's start");
            line.clear();
            lines.accept(parsed);
        } catch (IllegalArgumentException e) {
            throw new BrokenJournalException(number, e.getMessage());
        }
    }

    /** The bytes of a line that may lie in several chunks. */
    private static final class Line extends ByteArrayOutputStream {
        private boolean tooLong;

        void add(byte[] chunk, int begin, int end) {
            tooLong |= size() + end - begin > MAX_LINE;
            if (!tooLong) {
                write(chunk, begin, end - begin);
            }
        }

        JournalLine read() {
            return LineReader.read(buf, count);
        }

        void clear() {
            reset();
            tooLong = false;
        }
    }
}
