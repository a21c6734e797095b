package dev.ravel.compute;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One lock for all threads that compute: only its holder does, whatever the number of cores. The design is that of
 * CPython's global interpreter lock (Python/ceval_gil.c): a thread that has waited for a whole interval in which nobody
 * took the lock asks the holder to give way; the holder does so at its next {@link Turn#check}, or when it is through,
 * and then waits until another thread has the lock, so that it cannot take it back at once ("forced switching").
 *
 * <p>Who is next is left to chance, as it is there. Waiting cannot be interrupted: a thread that was interrupted keeps
 * its place, and its interrupt status. Not reentrant.
 */
public final class GlobalLock {
    /** The default of {@code sys.getswitchinterval()}: DEFAULT_INTERVAL in ceval_gil.c. */
    static final Duration SWITCH_INTERVAL = Duration.ofMillis(5);

    private final ReentrantLock mutex = new ReentrantLock();
    private final Condition free = mutex.newCondition();
    private final Condition taken = mutex.newCondition();
    private final long interval;
    private boolean held;
    private Thread lastHolder;
    private long switches;
    private volatile boolean askedToGiveWay;

    /** A lock with CPython's switch interval. */
    public GlobalLock() {
        this(SWITCH_INTERVAL);
    }

    /** @param interval how long a thread waits before it asks the holder to give way */
    GlobalLock(Duration interval) {
        this.interval = interval.toNanos();
    }

    /** Waits for the lock, which the calling thread holds from then on, but for its checks, until it closes its turn. */
    Turn take() {
        return new Held();
    }

    /** Whether the holder is to give way. */
    boolean asked() {
        return askedToGiveWay;
    }

    /** How often another thread took the lock than the one before. */
    long switches() {
        mutex.lock();
        try {
            return switches;
        } finally {
            mutex.unlock();
        }
    }

    private final class Held extends Turn {
        private long waited;

        Held() {
            long from = System.nanoTime();
            acquire();
            waited = System.nanoTime() - from;
        }

        @Override
        void check() {
            if (asked()) {
                long from = System.nanoTime();
                release();
                acquire();
                waited += System.nanoTime() - from;
            }
        }

        @Override
        long waited() {
            return waited;
        }

        @Override
        public void close() {
            release();
        }
    }

    private void acquire() {
        mutex.lock();
        try {
            boolean interrupted = awaitFree();
            hold();
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        } finally {
            mutex.unlock();
        }
    }

    /** Returns whether the thread was interrupted meanwhile. */
    private boolean awaitFree() {
        boolean interrupted = false;
        while (held) {
            long before = switches;
            try {
                boolean over = free.awaitNanos(interval) <= 0;
                // Where somebody else took the lock in this interval, the new holder has not had it for long.
                if (over && held && switches == before) {
                    askedToGiveWay = true;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }

    private void hold() {
        held = true;
        askedToGiveWay = false;
        if (lastHolder != Thread.currentThread()) {
            lastHolder = Thread.currentThread();
            switches++;
            taken.signalAll();
        }
    }

    /** Where the holder was asked to give way, returns when another thread has the lock. */
    private void release() {
        mutex.lock();
        try {
            held = false;
            free.signal();
            // Whoever asked still waits, since a request is withdrawn when the lock is taken: somebody will take it.
            boolean asked = askedToGiveWay;
            while (asked && lastHolder == Thread.currentThread()) {
                taken.awaitUninterruptibly();
            }
        } finally {
            mutex.unlock();
        }
    }
}
