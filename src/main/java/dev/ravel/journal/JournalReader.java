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

    private final LineReader reader;
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

    private JournalReader(LineReader reader, Consumer<JournalLine> lines) {
        this.reader = reader;
        this.lines = lines;
    }

    /**
     * Reads to the end.
     *
     * @throws BrokenJournalException for the first line that is not what a journal holds
     */
    public static Tail read(InputStream in, Consumer<JournalLine> lines) throws IOException {
        return new JournalReader(LineReader.OUTCOMES, lines).read(in);
    }

    /** The same, with the {@link Course} of every task, which takes longer. */
    public static Tail readCourses(InputStream in, Consumer<JournalLine> lines) throws IOException {
        return new JournalReader(LineReader.COURSES, lines).read(in);
    }

    private Tail read(InputStream in) throws IOException {
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            take(chunk, n);
        }
        return new Tail(whole, read - whole);
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
            TypedLine.require(!line.tooLong, "is longer than a line may be");
            JournalLine parsed = line.readBy(reader);
            TypedLine.require(number > 1 || parsed instanceof RunLine, "is not that of a run's start");
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

        JournalLine readBy(LineReader reader) {
            return reader.read(buf, count);
        }

        void clear() {
            reset();
            tooLong = false;
        }
    }
}
