package dev.ravel.fetch;

import dev.ravel.member.Extent;
import dev.ravel.member.Sink;
import dev.ravel.member.StorageException;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** The stretch of a file that one connection fetches: takes the bytes of its answer up to its end, and no further. */
final class Share implements Sink {
    private final Sink sink;
    private final Bounds bounds;
    private final long fresh;
    private long at;
    private long end;

    /** Who says how far a share goes. */
    interface Bounds {
        /** The end of a share that has reached {@code end} and could go on: the same, or a later one. */
        long beyond(long end);

        /** The answer goes on behind the share's end. Nothing more of it is wanted. */
        void reached();
    }

    /**
     * @param from the place of the answer's first byte
     * @param fresh from which place on the bytes are the share's; those before it are another's, and compared with them
     * @param end of the share
     */
    Share(Sink sink, Bounds bounds, long from, long fresh, long end) {
        this.sink = sink;
        this.bounds = bounds;
        this.fresh = fresh;
        this.at = from;
        this.end = end;
    }

    @Override
    public boolean write(Buffer bytes) {
        while (bytes.length() > end - at && extend()) {
            // another stretch that follows on this one may be as short
        }
        int wanted = (int) Math.min(bytes.length(), end - at);
        at += wanted;
        boolean more = sink.write(wanted == bytes.length() ? bytes : bytes.slice(0, wanted));
        if (wanted < bytes.length()) {
            bounds.reached();
        }
        return more;
    }

    private boolean extend() {
        long before = end;
        end = bounds.beyond(end);
        return end > before;
    }

    @Override
    public void whenReady(Runnable action) {
        sink.whenReady(action);
    }

    @Override
    public Optional<StorageException> failure() {
        return sink.failure();
    }

    /** What it lacks; of a share that has nothing of its own, what was not compared. */
    Optional<Extent> rest() {
        long from = fresh < end ? Math.max(at, fresh) : at;
        return from < end ? Optional.of(new Extent(from, end)) : Optional.empty();
    }
}
