package dev.ravel.files;

import dev.ravel.member.Sink;
import dev.ravel.member.Storage;
import dev.ravel.member.StorageException;
import dev.ravel.work.Cause;
import dev.ravel.work.Work;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * Keeps bodies as files below one directory, and never beside it: a name that leads out is refused. Links that the
 * directory holds already are followed.
 *
 * <p>The disk is touched on threads of its own, which all folders of one Vert.x share: tasks that fill the common worker
 * pool must not hold up the files they wait for.
 */
public final class Folder implements Storage {
    private static final String THREADS = "ravel-files";
    private static final int THREAD_COUNT = 8;

    private final Path root;
    private final WorkerExecutor disk;

    /** @param root the directory; created with the first file */
    public Folder(Vertx vertx, Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.disk = vertx.createSharedWorkerExecutor(THREADS, THREAD_COUNT);
    }

    @Override
    public Future<Sink> open(Work.Fetch fetch) {
        try {
            Path target = root.resolve(fetch.file()).normalize();
            if (target.equals(root) || !target.startsWith(root)) {
                return refused();
            }
            return new PartFile(disk, target, fetch.file()).open();
        } catch (InvalidPathException e) {
            return refused();
        }
    }

    /** Lets go of the threads. Files that are still open fail. */
    public Future<Void> close() {
        return disk.close();
    }

    private static Future<Sink> refused() {
        return Future.failedFuture(new StorageException(Cause.FILE, "the file name leads out of the folder"));
    }
}
