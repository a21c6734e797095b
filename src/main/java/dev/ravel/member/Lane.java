package dev.ravel.member;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A row of the timeline, and the mark that says which task its thread is running at this moment.
 *
 * <p>{@link #enter}, {@link #exit} and {@link #received(long)} belong to the lane's own thread, everything else may be read from any thread. A
 * thread works for one task at a time: marks do not nest.
 */
public final class Lane {
    /** The mark of a thread that runs no task. */
    public static final long IDLE = -1;

    private final String name;
    private final long holdNanos;
    private final Queue<Hold> holds = new ConcurrentLinkedQueue<>();
    private volatile long ordinal = IDLE;
    private final AtomicLong received = new AtomicLong();
    private volatile boolean settled;
    private volatile long since;
    private boolean settledBefore;

    /**
     * A stretch in which the thread ran one handler of one task and nothing else.
     *
     * @param from {@link System#nanoTime()} at its start
     * @param to {@link System#nanoTime()} at its end
     * @param settled whether the lane had delivered a result before it began
     */
    public record Hold(long ordinal, long from, long to, boolean settled) {}

    /**
     * @param name unique within a run, such as {@code loop-0}
     * @param holdNanos from which length on a stretch is kept in {@link #holds}
     */
    public Lane(String name, long holdNanos) {
        this.name = name;
        this.holdNanos = holdNanos;
    }

    public String name() {
        return name;
    }

    /** From here on the thread runs a handler of this task. */
    public void enter(long task) {
        settledBefore = settled;
        // before the mark: a reader who sees the mark then reads its start, or a later one, never an earlier
        since = System.nanoTime();
        ordinal = task;
    }

    /** The handler is over. Does nothing where none was entered. */
    public void exit() {
        long task = ordinal;
        if (task == IDLE) {
            return;
        }
        ordinal = IDLE;
        long from = since;
        long now = System.nanoTime();
        if (now - from >= holdNanos) {
            holds.add(new Hold(task, from, now, settledBefore));
        }
    }

    /** So many more bytes of bodies were read, decoded, whatever becomes of them. */
    public void received(long bytes) {
        // One thread writes: no atomic addition is needed.
        received.lazySet(received.get() + bytes);
    }

    /** Bytes of bodies that were read so far; of those under way too. */
    public long received() {
        return received.get();
    }

    /** A task of this lane has its result: what follows is no longer the start. */
    public void settle() {
        if (!settled) {
            settled = true;
        }
    }

    /** The task whose handler runs now, or {@link #IDLE}. */
    public long ordinal() {
        return ordinal;
    }

    /**
     * {@link System#nanoTime()} at the last {@link #enter}. To read a mark and its start together, read {@link #ordinal}
     * first.
     */
    public long since() {
        return since;
    }

    public boolean settled() {
        return settled;
    }

    /** The long stretches so far; the reader removes what it has read. */
    public Queue<Hold> holds() {
        return holds;
    }
}
