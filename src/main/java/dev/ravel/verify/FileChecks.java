package dev.ravel.verify;

import dev.ravel.jvm.Daemons;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Checks files on a few plain threads, a bounded number at a time; what is wrong is told in the order of the journal. */
final class FileChecks implements AutoCloseable {
    private static final int MOST_THREADS = 4;
    private static final int WAITING = 256;

    private final ExecutorService threads = Executors.newFixedThreadPool(
            Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()), new Daemons("ravel-verify"));
    private final Queue<Future<Optional<String>>> checks = new ArrayDeque<>();
    private final Mismatches mismatches;

    FileChecks(Mismatches mismatches) {
        this.mismatches = mismatches;
    }

    /** Waits where many are under way. */
    void add(Callable<Optional<String>> check) {
        checks.add(threads.submit(check));
        if (checks.size() > WAITING) {
            takeFirst();
        }
    }

    /** Waits for all. */
    void finish() {
        while (!checks.isEmpty()) {
            takeFirst();
        }
    }

    private void takeFirst() {
        try {
            checks.remove().get().ifPresent(mismatches::add);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a check must not throw", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
