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

    private static final int CHUNK = 8192;
    /** Some editors write it at the beginning of a file in UTF-8; it belongs to no URL. */
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final Reader input;
    private final FetchEntries entries;
    private final boolean live;
    private final char[] chunk = new char[CHUNK];
    private int next;
    private int end;
    private boolean begun;
    private final StringBuilder line = new StringBuilder();
    private long ordinal;

    /** @param live whether somebody may still write to the input */
    LineSource(Reader input, boolean live, long firstOrdinal, FetchEntries entries) {
        this.input = input;
        this.ordinal = firstOrdinal;
        this.entries = entries;
        this.live = live;
    }

    /** Returns what is there without waiting for a slow pipe to fill the batch, or to end a line that it has begun. */
    @Override
    public List<Entry> read(int max) throws IOException {
        List<Entry> batch = new ArrayList<>();
        while (batch.size() < max && (batch.isEmpty() || next < end || input.ready())) {
            if (next == end && !fill()) {
                take(batch);
                return batch;
            }
            if (toEndOfLine()) {
                take(batch);
            }
        }
        return batch;
    }

    private boolean fill() throws IOException {
        next = 0;
        end = Math.max(0, input.read(chunk));
        if (!begun && end > 0 && chunk[0] == BYTE_ORDER_MARK) {
            next = 1;
        }
        begun = true;
        return end > 0;
    }

    private boolean toEndOfLine() {
        while (next < end) {
            char c = chunk[next++];
            if (c == '\n') {
                return true;
            }
            if (line.length() < MAX_LINE) {
                line.append(c);
            }
        }
        return false;
    }

    private void take(List<Entry> batch) {
        String url = line.toString().strip();
        line.setLength(0);
        if (!url.isEmpty() && !url.startsWith("#")) {
            batch.add(entries.line(ordinal++, url));
        }
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
