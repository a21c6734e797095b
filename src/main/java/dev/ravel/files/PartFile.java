package dev.ravel.files;

import dev.ravel.member.Part;
import dev.ravel.member.Sink;
import dev.ravel.member.StorageException;
import dev.ravel.work.Cause;
import dev.ravel.work.Stored;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * A body on its way to disk: {@code NAME.part} until it is whole, compared, synced and renamed to {@code NAME}. What was
 * aborted stays as {@code NAME.part}, with a note of what it is where it can be gone on with.
 *
 * <p>Confined to its caller's context; what it lets run on disk threads knows nothing of its state.
 */
final class PartFile implements Part {
    private final Disk disk;
    private final DiskFile file;
    private final Goal goal;
    private final Extents have;
    private final Checkpoints checkpoints;
    private final RunningHash hash = new RunningHash();
    private final List<PartSink> sinks = new ArrayList<>();
    private final List<Seam> seams = new ArrayList<>();
    private boolean composed;
    private int jobs;
    private Promise<Void> idle;
    private StorageException failure;

    /** @param have what a part that is gone on with has already; empty for a new one */
    PartFile(Disk disk, DiskFile file, Goal goal, Extents have) {
        this.disk = disk;
        this.file = file;
        this.goal = goal;
        this.have = have;
        this.composed = have.total() > 0;
        this.checkpoints = new Checkpoints(System.nanoTime());
    }

    @Override
    public Sink sink(long from, long fresh) {
        PartSink sink = new PartSink(this, from, fresh);
        composed |= !sinks.isEmpty();
        sinks.add(sink);
        return sink;
    }

    Optional<StorageException> failure() {
        return Optional.ofNullable(failure);
    }

    void write(long at, List<Buffer> batch, LongConsumer written) {
        job(() -> file.write(at, batch, hash), bytes -> {
            if (bytes > 0) {
                have.add(at, at + bytes);
                checkpoint();
            }
            written.accept(bytes);
        });
    }

    /** At once where the bytes to compare with are there, at the end otherwise. */
    void compare(Seam seam) {
        if (!have.covers(seam.from(), seam.to())) {
            seams.add(seam);
            return;
        }
        job(() -> requireFit(seam), fits -> {});
    }

    private Void requireFit(Seam seam) throws Exception {
        if (!file.fits(seam)) {
            throw StorageException.stale("the server gives other bytes than before for the same place");
        }
        return null;
    }

    /** What is synced meanwhile does not hold up what is written. */
    private void checkpoint() {
        if (goal.resumable() && checkpoints.due(System.nanoTime(), have.total())) {
            Note note = goal.note(have);
            checkpoints.begin();
            job(
                    () -> {
                        file.checkpoint(note);
                        return note;
                    },
                    noted -> checkpoints.end(System.nanoTime()));
        }
    }

    @Override
    public Future<Stored> finish() {
        return idle().compose(quiet -> failure == null
                        ? disk.get(Trouble.told(
                                this::publish, goal.place().root(), goal.place().name()))
                        : Future.failedFuture(failure))
                .recover(this::unfinished);
    }

    private Stored publish() throws Exception {
        long length = goal.length(have);
        if (length > 0 && !have.covers(0, length)) {
            throw new StorageException(Cause.TRUNCATED, "only " + have.total() + " of " + length + " bytes");
        }
        for (Seam seam : seams) {
            requireFit(seam);
        }
        String sha256 = file.hash(hash, length);
        goal.check(sha256, composed);
        file.publish(goal.place().target(), length);
        return new Stored(goal.place().name(), sha256);
    }

    private Future<Stored> unfinished(Throwable thrown) {
        StorageException known = Trouble.of(thrown, goal.place());
        return disk.run(() -> goal.unfinished(file, known)).transform(ended -> Future.failedFuture(known));
    }

    @Override
    public Future<Void> abort() {
        return idle().compose(quiet -> disk.run(() -> goal.keep(file, have, failure())))
                .otherwiseEmpty();
    }

    @Override
    public Future<Void> drop() {
        return idle().compose(quiet -> disk.run(file::delete)).otherwiseEmpty();
    }

    private <T> void job(Callable<T> job, Consumer<T> then) {
        jobs++;
        disk.get(Trouble.told(job, goal.place().root(), goal.place().name())).onComplete((value, thrown) -> {
            jobs--;
            if (thrown == null) {
                then.accept(value);
            } else {
                fail(Trouble.of(thrown, goal.place()));
            }
            callIdle();
        });
    }

    private void fail(StorageException thrown) {
        if (failure == null) {
            failure = thrown;
        }
        sinks.forEach(PartSink::clear);
    }

    /** Completes when no job runs and none waits. */
    private Future<Void> idle() {
        idle = Promise.promise();
        Future<Void> future = idle.future();
        callIdle();
        return future;
    }

    private void callIdle() {
        if (jobs == 0 && idle != null) {
            Promise<Void> quiet = idle;
            idle = null;
            quiet.complete();
        }
    }
}
