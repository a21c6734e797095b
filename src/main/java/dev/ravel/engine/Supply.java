package dev.ravel.engine;

import dev.ravel.source.Entry;
import dev.ravel.source.Source;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Reads a source ahead of the engine, one batch at a time, without holding the engine up. */
final class Supply {
    static final int BATCH = 512;

    private final Source source;
    private final Executor reader;
    private final Executor context;
    private int asked;
    private boolean ended;

    Supply(Source source, Executor reader, Executor context) {
        this.source = source;
        this.reader = reader;
        this.context = context;
    }

    boolean ended() {
        return ended;
    }

    boolean sizeKnown() {
        return source.size().isPresent();
    }

    /** Whether reading on would come to an end. */
    boolean countable() {
        return !ended && !source.live();
    }

    /** Entries that are being read. */
    int asked() {
        return asked;
    }

    /** Reads up to {@code most} entries unless that is under way or there are none; both callbacks come on the engine's context. */
    void read(int most, Consumer<List<Entry>> taken, Consumer<String> failed) {
        if (asked > 0 || ended) {
            return;
        }
        asked = most;
        reader.execute(() -> {
            try {
                List<Entry> batch = source.read(most);
                context.execute(() -> arrived(batch, taken));
            } catch (IOException e) {
                broken("the input cannot be read: " + e.getMessage(), failed);
            } catch (RuntimeException | Error e) {
                broken("the input cannot be read: internal error: " + e, failed);
            }
        });
    }

    private void broken(String reason, Consumer<String> failed) {
        context.execute(() -> {
            ended = true;
            failed.accept(reason);
        });
    }

    private void arrived(List<Entry> batch, Consumer<List<Entry>> taken) {
        asked = 0;
        ended = batch.isEmpty();
        taken.accept(batch);
    }
}
