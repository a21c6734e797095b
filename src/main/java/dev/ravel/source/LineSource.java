package dev.ravel.source;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * One URL or one JSON object a line, in UTF-8; empty lines and lines that begin with {@code #} are passed over. Holds one line at a time,
 * and of that no more than {@link #MAX_LINE} bytes, which is more than a URL may have.
 */
final class LineSource implements Source {
    static final int MAX_LINE = 32_768;

    private static final int CHUNK = 8192;
    /** Some editors write it at the beginning of a file in UTF-8; it belongs to no URL. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final InputStream input;
    private final FetchEntries entries;
    private final boolean live;
    private final byte[] chunk = new byte[CHUNK];
    private int next;
    private int end;
    private boolean begun;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean cut;
    private long ordinal;

    /** @param live whether somebody may still write to the input */
    LineSource(InputStream input, boolean live, long firstOrdinal, FetchEntries entries) {
        this.input = input;
        this.ordinal = firstOrdinal;
        this.entries = entries;
        this.live = live;
    }

    /** Returns what is there without waiting for a slow pipe to fill the batch, or to end a line that it has begun. */
    @Override
    public List<Entry> read(int max) throws IOException {
        List<Entry> batch = new ArrayList<>();
        while (batch.size() < max && (batch.isEmpty() || next < end || input.available() > 0)) {
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
        return end > 0;
    }

    private boolean toEndOfLine() {
        while (next < end) {
            byte b = chunk[next++];
            if (b == '\n') {
                return true;
            }
            if (line.size() < MAX_LINE) {
                line.write(b);
            } else {
                cut = true;
            }
        }
        return false;
    }

    private void take(List<Entry> batch) {
        byte[] bytes = line.toByteArray();
        int length = cut ? wholeCharacters(bytes) : bytes.length;
        line.reset();
        cut = false;
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        String url = (begun ? text : withoutMark(text)).strip();
        begun = true;
        if (!url.isEmpty() && !url.startsWith("#")) {
            boolean decoded = valid(ByteBuffer.wrap(bytes, 0, length));
            batch.add(decoded ? entries.line(ordinal++, url) : entries.undecodable(ordinal++, url));
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    }

    /** Where the last character begins, which the cut may have split: a byte 10xxxxxx goes on with one. */
    private static int wholeCharacters(byte[] bytes) {
        int end = bytes.length - 1;
        while (end > 0 && (bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return end;
    }

    private static boolean valid(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException e) {
            return false;
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
