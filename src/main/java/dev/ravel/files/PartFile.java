package dev.ravel.files;

import dev.ravel.member.Sink;
import dev.ravel.member.StorageException;
import dev.ravel.work.Stored;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;

/**
 * A body on its way to disk: {@code NAME.part} until it is whole, synced and renamed to {@code NAME}. What was aborted
 * or failed stays as {@code NAME.part}.
 *
 * <p>Confined to its caller's context; one job at a time runs on a disk thread, and what arrives meanwhile is the next.
 */
final class PartFile implements Sink {
    /** Bytes that may wait for the disk before the sender has to. */
    private static final long WAITING_LIMIT = 1024 * 1024;

    private static final long READY_AGAIN = WAITING_LIMIT / 2;

    private final WorkerExecutor disk;
    private final DiskFile file;
    private List<Buffer> waiting = new ArrayList<>();
    private long unwritten;
    private boolean busy;
    private boolean aborted;
    private StorageException failure;
    private Runnable ready;
    private Promise<Stored> finishing;

    PartFile(WorkerExecutor disk, Path target, String name) {
        this.disk = disk;
        this.file = new DiskFile(target, name);
    }

    Future<Sink> open() {
        return onDisk(() -> {
                    file.open();
                    return null;
                })
                .map(opened -> (Sink) this);
    }

    @Override
    public boolean write(Buffer bytes) {
        if (failure == null) {
            waiting.add(bytes);
            unwritten += bytes.length();
            advance();
        }
        return unwritten < WAITING_LIMIT;
    }

    @Override
    public void whenReady(Runnable action) {
        ready = action;
        callReady();
    }

    @Override
    public Optional<StorageException> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public Future<Stored> finish() {
        Promise<Stored> promise = Promise.promise();
        finishing = promise;
        advance();
        return promise.future();
    }

    @Override
    public void abort() {
        aborted = true;
        waiting.clear();
        advance();
    }

    private void advance() {
        if (busy) {
            return;
        }
        if (!waiting.isEmpty()) {
            write();
        } else if (aborted) {
            close();
        } else if (finishing != null) {
            conclude();
        }
    }

    private void write() {
        List<Buffer> batch = waiting;
        waiting = new ArrayList<>();
        busy = true;
        onDisk(() -> file.write(batch)).onComplete((written, thrown) -> {
            busy = false;
            if (thrown == null) {
                unwritten -= written;
            } else {
                fail(thrown);
            }
            callReady();
            advance();
        });
    }

    private void fail(Throwable thrown) {
        failure = file.failure(thrown);
        waiting.clear();
        unwritten = 0;
    }

    private void callReady() {
        if (ready != null && unwritten <= READY_AGAIN) {
            Runnable action = ready;
            ready = null;
            action.run();
        }
    }

    private void conclude() {
        Promise<Stored> promise = finishing;
        finishing = null;
        if (failure != null) {
            close().onComplete(closed -> promise.fail(failure));
            return;
        }
        onDisk(file::finish).onComplete((stored, thrown) -> {
            if (thrown == null) {
                promise.complete(stored);
            } else {
                failure = file.failure(thrown);
                close().onComplete(closed -> promise.fail(failure));
            }
        });
    }

    private Future<Void> close() {
        aborted = false;
        return onDisk(() -> {
            file.close();
            return null;
        });
    }

    /** Not in the order of the context, because files must not wait for each other: each has one job at a time. */
    private <T> Future<T> onDisk(Callable<T> job) {
        try {
            return disk.executeBlocking(job, false);
        } catch (RejectedExecutionException e) {
            return Future.failedFuture(e);
        }
    }
}
