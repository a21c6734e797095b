package dev.ravel.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The worst lag within each stretch of one loop's time, on its way from the loop to one reader: a ring in which every
 * bucket has a slot of its own, so that neither waits for the other and nothing is allocated on the way. Where the reader
 * does not come, the open bucket gets longer: detail is lost, no lag is.
 *
 * <p>{@link #begin} and {@link #add} belong to the loop; the rest to one reader.
 */
final class LagBuckets {
    private static final long FIRST_WIDTH = TimeUnit.MILLISECONDS.toNanos(50);
    private static final int BUCKETS_A_WIDTH = 1000;
    private static final int SLOTS = 1024;
    private static final long NO_TICK = -1;

    private final AtomicLongArray froms = new AtomicLongArray(SLOTS);
    private final AtomicLongArray lengths = new AtomicLongArray(SLOTS);
    private final AtomicLongArray worsts = new AtomicLongArray(SLOTS);
    private final AtomicLong open;
    private final AtomicLong taken;
    private long end;
    private long worst = NO_TICK;

    /**
     * The ticks that were intended in [{@code from}, {@code from + length}), by {@link System#nanoTime()}.
     *
     * @param worst the largest of their lags, in nanoseconds
     */
    record Bucket(long from, long length, long worst) {}

    LagBuckets() {
        this(0);
        // here, not on the loop: the JDK links its access to the arrays at the first one
        begin(0);
    }

    private LagBuckets(long number) {
        this.open = new AtomicLong(number);
        this.taken = new AtomicLong(number);
    }

    /** The first bucket begins. */
    void begin(long now) {
        prepare(0, now, width(0));
    }

    /** A tick ran so late; ticks come in the order in which they were intended. */
    void add(long intended, long lag) {
        if (intended - end >= 0) {
            next(intended);
        }
        raise(lag);
    }

    /** The buckets that have ended since the last time. */
    List<Bucket> drain() {
        return takeUntil(open.get());
    }

    /**
     * All that is left, the open bucket included, and the ticks that are overdue by a period at least: for the end. The
     * loop, which may go on, knows nothing of it.
     *
     * @param due when the first of them was intended
     */
    List<Bucket> finish(long due, long period, long now) {
        LagBuckets rest = copy();
        List<Bucket> all = takeUntil(rest.open.get());
        for (long next = due; now - next >= period; next += period) {
            rest.add(next, now - next);
        }
        all.addAll(rest.takeUntil(rest.open.get() + 1));
        return all;
    }

    private LagBuckets copy() {
        long number = open.get();
        int slot = slot(number);
        LagBuckets copy = new LagBuckets(number);
        copy.prepare(number, froms.get(slot), lengths.get(slot));
        copy.raise(worsts.get(slot));
        return copy;
    }

    private List<Bucket> takeUntil(long number) {
        List<Bucket> buckets = new ArrayList<>();
        for (long next = taken.get(); next < number; next++) {
            int slot = slot(next);
            if (worsts.get(slot) != NO_TICK) {
                buckets.add(new Bucket(froms.get(slot), lengths.get(slot), worsts.get(slot)));
            }
        }
        // last: from here on the loop may use the slots again
        taken.set(number);
        return buckets;
    }

    private void raise(long lag) {
        if (lag > worst) {
            worst = lag;
            worsts.lazySet(slot(open.get()), lag);
        }
    }

    /** Ends the open bucket, or makes it longer where no slot is free. */
    private void next(long intended) {
        long number = open.get() + 1;
        long width = width(number);
        long from = end + (intended - end) / width * width;
        if (number - taken.get() < SLOTS) {
            prepare(number, from, width);
            // last: whoever sees the new number finds its slot prepared, and the slot before it as it stays
            open.lazySet(number);
        } else {
            int slot = slot(number - 1);
            end = from + width;
            lengths.lazySet(slot, end - froms.get(slot));
        }
    }

    private void prepare(long number, long from, long length) {
        int slot = slot(number);
        end = from + length;
        worst = NO_TICK;
        froms.lazySet(slot, from);
        lengths.lazySet(slot, length);
        worsts.lazySet(slot, NO_TICK);
    }

    /** Doubled after each thousand: a day is about ten thousand buckets, where it would be 1.7 million of 50 ms. */
    private static long width(long number) {
        return FIRST_WIDTH << (number / BUCKETS_A_WIDTH);
    }

    private static int slot(long number) {
        return (int) (number % SLOTS);
    }
}
