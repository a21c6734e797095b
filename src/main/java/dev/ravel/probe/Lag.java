package dev.ravel.probe;

import dev.ravel.probe.LagBuckets.Bucket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/**
 * How late one loop runs a tick, against the times at which the ticks were intended. A tick that was missed is recorded
 * with the lateness that it would have had, so that a stall weighs as much as its length (no coordinated omission).
 *
 * <p>{@link #tick} belongs to the loop; everything else may be called from any thread.
 */
final class Lag {
    private static final int DIGITS = 3;

    private final long period;
    private final long stall;
    private final SingleWriterRecorder recorder = new SingleWriterRecorder(DIGITS);
    private final Histogram recorded = emptyHistogram();
    private final Queue<Gap> gaps = new ConcurrentLinkedQueue<>();
    private final LagBuckets buckets = new LagBuckets();
    private volatile long due;
    private boolean settledBefore;

    /**
     * A tick that came late: the loop was held at least this long.
     *
     * @param settled whether the loop had delivered a result by the tick before
     */
    record Gap(Stretch stretch, boolean settled) {}

    /**
     * @param period nanoseconds from tick to tick
     * @param stall from which lateness on a gap is kept, in nanoseconds
     */
    Lag(long period, long stall) {
        this.period = period;
        this.stall = stall;
    }

    /** The first period begins. To be called before the timer is set, so that no tick comes early. */
    void begin(long now) {
        buckets.begin(now);
        due = now + period;
    }

    /** A histogram of microseconds to which {@link #addTo} can add. */
    static Histogram emptyHistogram() {
        return new Histogram(DIGITS);
    }

    /** The loop runs a tick. Ticks that a timer makes up for after a stall were recorded already, and do nothing. */
    void tick(long now, boolean settled) {
        long first = due;
        if (now - first < 0) {
            return;
        }
        if (now - first >= stall) {
            gaps.add(new Gap(new Stretch(first, now), settledBefore));
        }
        long next = first;
        for (; now - next >= 0; next += period) {
            recorder.recordValue(micros(now - next));
            buckets.add(next, now - next);
        }
        settledBefore = settled;
        // last: whoever sees the next intended time finds the gap before it in the queue
        due = next;
    }

    /** When the next tick is intended: in the past where the loop is late. */
    long due() {
        return due;
    }

    /** A time not after the latest tick: what happened before it is in the queues. */
    long settledUntil() {
        return due - period;
    }

    Queue<Gap> gaps() {
        return gaps;
    }

    /** Adds all lags so far, and those of the ticks that are overdue at {@code now}. */
    synchronized void addTo(Histogram sum, long now) {
        recorded.add(recorder.getIntervalHistogram());
        sum.add(recorded);
        for (long next = due; now - next >= period; next += period) {
            sum.recordValue(micros(now - next));
        }
    }

    /** The worst lags since the last time, but for those of the stretch that goes on. To be called from one thread. */
    List<Bucket> worst() {
        return buckets.drain();
    }

    /** All that {@link #worst} has not told, and the lags of the ticks that are overdue at {@code now}: for the end. */
    List<Bucket> worstUntil(long now) {
        return buckets.finish(due, period, now);
    }

    private static long micros(long nanos) {
        return nanos / 1000;
    }
}
