package dev.ravel.journal;

import dev.ravel.work.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A journal in a file. One thread of its own spells, writes and syncs all outcomes that came while it was busy with the
 * ones before: the busier the run, the more outcomes share one sync.
 */
public final class FileJournal implements Journal {
    /** From the end of one sync to the next: each costs the disk, and wakes the engine, as much for one outcome as for many. */
    private static final long PACE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private final FileChannel channel;
    private final OutputStream out;
    private final Receipt receipt;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final LineWriter lines;
    private final Object lock = new Object();
    private List<Outcome> waiting = new ArrayList<>();
    private Optional<String> failure = Optional.empty();
    private Consumer<Optional<String>> closed;
    private boolean over;

    private FileJournal(FileChannel channel, Receipt receipt, UnaryOperator<String> redaction) throws IOException {
        this.channel = channel;
        this.out = Channels.newOutputStream(channel);
        this.receipt = receipt;
        this.lines = new LineWriter(bytes, redaction);
    }

    /**
     * Appends to a file, which stays open at the end; begins with the line of this start.
     *
     * @param redaction what is done to a final URL and to the detail of a failure: a server may have had its say in them
     */
    public static FileJournal open(JournalFile file, RunLine run, Receipt receipt, UnaryOperator<String> redaction)
            throws IOException {
        FileJournal journal = new FileJournal(file.atEnd(), receipt, redaction);
        journal.lines.run(run);
        journal.sync();
        Thread thread = new Thread(journal::write, "ravel-journal");
        thread.setDaemon(true);
        thread.start();
        return journal;
    }

    @Override
    public void append(Outcome outcome) {
        synchronized (lock) {
            waiting.add(outcome);
            if (waiting.size() == 1) {
                lock.notifyAll();
            }
        }
    }

    @Override
    public void close(Consumer<Optional<String>> whenClosed) {
        boolean now;
        synchronized (lock) {
            closed = whenClosed;
            now = over;
            lock.notifyAll();
        }
        if (now) {
            whenClosed.accept(failure);
        }
    }

    private void write() {
        try {
            for (List<Outcome> batch = next(); !batch.isEmpty(); batch = next()) {
                for (Outcome outcome : batch) {
                    lines.outcome(outcome);
                }
                sync();
                receipt.synced(batch.size());
            }
        } catch (IOException e) {
            broken("the journal cannot be written: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            broken("the journal was interrupted");
        } catch (RuntimeException | Error e) {
            broken("the journal cannot be written: internal error: " + e);
        } finally {
            over();
        }
    }

    /** What came since the last call; waits for it, and for more. Empty when the journal is to be closed. */
    private List<Outcome> next() throws InterruptedException {
        long soonest = System.nanoTime() + PACE_NANOS;
        synchronized (lock) {
            while (waiting.isEmpty() && closed == null) {
                lock.wait();
            }
            for (long left = soonest - System.nanoTime();
                    closed == null && left > 0;
                    left = soonest - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(lock, left);
            }
            List<Outcome> batch = waiting;
            waiting = new ArrayList<>();
            return batch;
        }
    }

    private void sync() throws IOException {
        bytes.writeTo(out);
        bytes.reset();
        channel.force(false);
    }

    private void broken(String reason) {
        synchronized (lock) {
            failure = Optional.of(reason);
        }
        receipt.failed(reason);
    }

    private void over() {
        Consumer<Optional<String>> action;
        synchronized (lock) {
            over = true;
            action = closed;
        }
        if (action != null) {
            action.accept(failure);
        }
    }
}
