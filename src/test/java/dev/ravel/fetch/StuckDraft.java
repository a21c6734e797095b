package dev.ravel.fetch;

import dev.ravel.member.Arrival;
import dev.ravel.member.Draft;
import dev.ravel.member.Extent;
import dev.ravel.member.Held;
import dev.ravel.member.Part;
import dev.ravel.member.StorageException;
import dev.ravel.work.Cause;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A part of a thousand bytes that can neither be gone on with nor dropped. */
final class StuckDraft implements Draft, Held {
    @Override
    public Optional<Instant> older() {
        return Optional.empty();
    }

    @Override
    public Optional<Held> held() {
        return Optional.of(this);
    }

    @Override
    public int segments() {
        return 1;
    }

    @Override
    public Future<Part> begin(Arrival arrival) {
        throw new AssertionError("the part is still there");
    }

    @Override
    public Future<Part> resume() {
        throw new AssertionError("the part does not fit");
    }

    @Override
    public Future<Void> drop() {
        return Future.failedFuture(new StorageException(Cause.FILE, "file: permission denied"));
    }

    @Override
    public boolean from(String url) {
        return true;
    }

    @Override
    public String validator() {
        return "\"other\"";
    }

    @Override
    public long length() {
        return 2000;
    }

    @Override
    public List<Extent> missing() {
        return List.of(new Extent(1000, 2000));
    }
}
