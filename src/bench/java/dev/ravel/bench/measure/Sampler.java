package dev.ravel.bench.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at a process twenty times a second, from a thread of its own, until its end. */
final class Sampler {
    private static final long PERIOD_MS = 50;

    private final long pid;
    private final boolean wrapped;
    private final CountDownLatch over = new CountDownLatch(1);
    private final List<Sample> samples = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "sampler");

    /** @param wrapped whether the process only waits for the one that is meant: then its own memory is not counted */
    Sampler(long pid, boolean wrapped) {
        this.pid = pid;
        this.wrapped = wrapped;
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        try {
            do {
                samples.add(look());
            } while (!over.await(PERIOD_MS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Sample look() {
        double cpu = 0;
        long peak = 0;
        for (long each : Proc.tree(pid)) {
            cpu += Proc.stat(each).seconds();
            peak += wrapped && each == pid ? 0 : Proc.peakBytes(each);
        }
        return new Sample(System.currentTimeMillis(), cpu, peak);
    }

    /** All looks; to be asked after the end. */
    List<Sample> samples() {
        return List.copyOf(samples);
    }

    /** Looks no more. */
    void end() throws InterruptedException {
        over.countDown();
        thread.join();
    }
}
