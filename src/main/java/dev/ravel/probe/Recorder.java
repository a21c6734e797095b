package dev.ravel.probe;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Appends every stall, and the worst lag of every loop in short stretches, to a file: from a plain thread, a few times a
 * second. A file that cannot be written ends the recording and nothing else; what the process did not live to write is
 * missing.
 *
 * <p>{@link #stall} may be called from any thread and never waits.
 */
final class Recorder {
    private static final long INTERVAL_MS = 250;

    /** Far more than loops can be stalled between two turns of the writer: it is full only where the disk hangs. */
    private static final int MOST_WAITING = 10_000;

    private final Path file;
    private final Epoch epoch;
    private final List<Loop> loops;
    private final Queue<Stall> stalls = new ArrayBlockingQueue<>(MOST_WAITING);
    private final CountDownLatch closing = new CountDownLatch(1);
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Optional<String> problem = Optional.empty();
    private volatile long closedAt;

    /** @param loops may grow meanwhile */
    Recorder(Path file, Epoch epoch, List<Loop> loops) {
        this.file = file;
        this.epoch = epoch;
        this.loops = loops;
    }

    /** Begins to write. To be called once. */
    void start() {
        Thread thread = new Thread(this::run, "ravel-probe");
        thread.setDaemon(true);
        thread.start();
    }

    void stall(Stall stall) {
        if (problem.isEmpty() && !stalls.offer(stall)) {
            problem = Optional.of("the disk does not keep up");
        }
    }

    /**
     * Writes all that is known at {@code now}, and ends.
     *
     * @param patienceMs how long a disk that hangs is waited for
     * @return why the file is not whole, if it is not
     */
    Optional<String> close(long now, long patienceMs) {
        closedAt = now;
        closing.countDown();
        try {
            boolean ended = closed.await(patienceMs, TimeUnit.MILLISECONDS);
            return ended ? problem : problem.or(() -> Optional.of("the disk does not answer"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of("interrupted");
        }
    }

    private void run() {
        try (AppendedLines lines = AppendedLines.open(file)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            ProbeLines spelled = new ProbeLines(bytes, epoch);
            boolean last = false;
            while (!last && problem.isEmpty()) {
                last = closing.await(INTERVAL_MS, TimeUnit.MILLISECONDS);
                spell(spelled, last);
                lines.append(bytes.toByteArray());
                bytes.reset();
            }
        } catch (IOException e) {
            problem = Optional.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            problem = Optional.of("interrupted");
        } catch (RuntimeException | Error e) {
            problem = Optional.of("internal error: " + e);
        } finally {
            stalls.clear();
            closed.countDown();
        }
    }

    private void spell(ProbeLines lines, boolean last) throws IOException {
        for (Stall stall = stalls.poll(); stall != null; stall = stalls.poll()) {
            lines.stall(stall);
        }
        for (Loop loop : loops) {
            for (LagBuckets.Bucket bucket :
                    last ? loop.lag().worstUntil(until(loop)) : loop.lag().worst()) {
                lines.lag(loop.name(), bucket);
            }
        }
    }

    /** A loop that has ended is late for nothing. */
    private long until(Loop loop) {
        return loop.alive() ? closedAt : loop.lag().due();
    }
}
