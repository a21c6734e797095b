package dev.ravel.files;

import dev.ravel.member.Sink;
import dev.ravel.member.StorageException;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bytes of one answer on their way into a part, one write at a time; what arrives meanwhile is the next. Confined to
 * the part's context.
 */
final class PartSink implements Sink {
    /** Bytes that may wait for the disk before the sender has to. */
    private static final long WAITING_LIMIT = 1024 * 1024;

    private static final long READY_AGAIN = WAITING_LIMIT / 2;

    private final PartFile part;
    private final long start;
    private Buffer repeated = Buffer.buffer();
    private long toRepeat;
    private long at;
    private List<Buffer> waiting = new ArrayList<>();
    private long unwritten;
    private boolean busy;
    private Runnable ready;

    PartSink(PartFile part, long start, long fresh) {
        this.part = part;
        this.start = start;
        this.toRepeat = fresh - start;
        this.at = fresh;
    }

    @Override
    public boolean write(Buffer bytes) {
        if (part.failure().isEmpty()) {
            Buffer fresh = toRepeat == 0 ? bytes : withoutRepeated(bytes);
            waiting.add(fresh);
            unwritten += fresh.length();
            advance();
        }
        return unwritten < WAITING_LIMIT;
    }

    private Buffer withoutRepeated(Buffer bytes) {
        int length = (int) Math.min(toRepeat, bytes.length());
        repeated.appendBuffer(bytes, 0, length);
        toRepeat -= length;
        if (toRepeat == 0) {
            part.compare(new Seam(start, repeated));
            repeated = Buffer.buffer();
        }
        return bytes.slice(length, bytes.length());
    }

    @Override
    public void whenReady(Runnable action) {
        ready = action;
        callReady();
    }

    @Override
    public Optional<StorageException> failure() {
        return part.failure();
    }

    /** Nothing more is kept. */
    void clear() {
        waiting.clear();
        unwritten = 0;
        callReady();
    }

    private void advance() {
        if (busy || waiting.isEmpty()) {
            return;
        }
        List<Buffer> batch = waiting;
        waiting = new ArrayList<>();
        busy = true;
        part.write(at, batch, this::written);
    }

    private void written(long bytes) {
        busy = false;
        at += bytes;
        unwritten = Math.max(0, unwritten - bytes);
        callReady();
        advance();
    }

    private void callReady() {
        if (ready != null && unwritten <= READY_AGAIN) {
            Runnable action = ready;
            ready = null;
            action.run();
        }
    }
}
