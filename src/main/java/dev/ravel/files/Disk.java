package dev.ravel.files;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;

/**
 * The threads that may touch the disk, which all folders of one Vert.x share: tasks that fill the common worker pool must
 * not hold up the files they wait for.
 */
final class Disk {
    private static final String THREADS = "ravel-files";
    private static final int THREAD_COUNT = 8;

    private final WorkerExecutor threads;

    /** Something that blocks. */
    interface Job {
        void run() throws Exception;

        default Callable<Void> asCall() {
            return () -> {
                run();
                return null;
            };
        }
    }

    Disk(Vertx vertx) {
        threads = vertx.createSharedWorkerExecutor(THREADS, THREAD_COUNT);
    }

    /** Not in the order of the context, because files must not wait for each other: each takes care of its own order. */
    <T> Future<T> get(Callable<T> job) {
        try {
            return threads.executeBlocking(job, false);
        } catch (RejectedExecutionException e) {
            return Future.failedFuture(e);
        }
    }

    Future<Void> run(Job job) {
        return get(job.asCall());
    }

    /** Lets go of the threads. */
    Future<Void> close() {
        return threads.close();
    }
}
