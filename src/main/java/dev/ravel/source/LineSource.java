package dev.ravel.source;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One URL a line; empty lines and lines that begin with {@code #} are passed over. Holds one line at a time, and of that
 * no more than {@link #MAX_LINE} characters, which is more than a URL may have.
 */
final class LineSource implements Source {
    static final int MAX_LINE = 16_384;

    private final Reader input;
    private final FetchEntries entries;
    private final boolean live;
    private final StringBuilder line = new StringBuilder();
    private long ordinal;

    /**
     * @param input buffered
     * @param live whether somebody may still write to it
     */
    LineSource(Reader input, boolean live, long firstOrdinal, FetchEntries entries) {
        this.input = input;
        this.ordinal = firstOrdinal;
        this.entries = entries;
        this.live = live;
    }

    /** Returns what is there without waiting for a slow pipe to fill the batch. */
    @Override
    public List<Entry> read(int max) throws IOException {
        List<Entry> batch = new ArrayList<>();
        while (batch.size() < max && (batch.isEmpty() || input.ready()) && readLine()) {
            String url = line.toString().strip();
            if (!url.isEmpty() && !url.startsWith("#")) {
                batch.add(entries.line(ordinal++, url));
            }
        }
        return batch;
    }

    private boolean readLine() throws IOException {
        line.setLength(0);
        int c = input.read();
        if (c < 0) {
            return false;
        }
        while (c >= 0 && c != '\n') {
            if (line.length() < MAX_LINE) {
                line.append((char) c);
            }
            c = input.read();
        }
        return true;
    }

    @Override
    public OptionalLong size() {
        return OptionalLong.empty();
    }

    @Override
    public boolean live() {
        return live;
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
