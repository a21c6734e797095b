package dev.ravel.report.live;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The far end of a pipe: reads nothing until it is told to, or everything at once. */
final class Reader extends OutputStream {
    static final long DEADLINE_SECONDS = 60;

    private final ByteArrayOutputStream read = new ByteArrayOutputStream();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch reading;

    private Reader(int locks) {
        reading = new CountDownLatch(locks);
    }

    static Reader quick() {
        return new Reader(0);
    }

    static Reader stuck() {
        return new Reader(1);
    }

    PrintStream stream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int one) {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        reached.countDown();
        await(reading);
        synchronized (read) {
            read.write(bytes, from, length);
        }
    }

    /** Returns when somebody is held up by this reader. */
    Reader holdsUp() {
        await(reached);
        return this;
    }

    Reader goOn() {
        reading.countDown();
        return this;
    }

    private static void await(CountDownLatch latch) {
        try {
            if (!latch.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("nothing within " + DEADLINE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns when this was read. */
    void waitFor(String text) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS);
        while (!text().contains(text)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not read: " + text + " in " + text());
            }
            Thread.onSpinWait();
        }
    }

    String text() {
        synchronized (read) {
            return read.toString(StandardCharsets.UTF_8);
        }
    }

    List<String> lines() {
        return text().lines().toList();
    }
}
