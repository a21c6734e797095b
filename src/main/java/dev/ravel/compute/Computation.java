package dev.ravel.compute;

import dev.ravel.member.Lane;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * Runs one sum or block on the calling thread, under its lane's mark. Cannot be interrupted: it ends when it has its
 * value. Any number of threads may use it, each with a lane of its own: all at once, or one at a time under a lock.
 */
public final class Computation {
    private final Supplier<Turn> turns;

    /** Threads compute side by side. */
    public Computation() {
        this.turns = () -> Turn.ALWAYS;
    }

    /** Threads compute one at a time, and by turns. */
    public Computation(GlobalLock lock) {
        this.turns = lock::take;
    }

    /**
     * The value, and how long it took. Does not settle the lane: that is for whoever hands the result on.
     *
     * @throws IllegalArgumentException for work that is not computed, such as a fetch
     */
    public Result compute(Task task, Lane lane) {
        Instant startedAt = Instant.now();
        lane.enter(task.ordinal());
        long from = System.nanoTime();
        try (Turn turn = turns.get()) {
            long value = value(task.work(), turn);
            long nanos = System.nanoTime() - from;
            return new Result.Computed(
                    Span.computed(lane.name(), startedAt, nanos).locked(turn.waited()), value);
        } finally {
            lane.exit();
        }
    }

    private static long value(Work work, Turn turn) {
        if (work instanceof Work.Sum sum) {
            return SumKernels.sum(sum, turn);
        }
        if (work instanceof Work.Block block) {
            return Block.spin(block.millis(), turn);
        }
        throw new IllegalArgumentException("not a computation: " + work.kind().label());
    }
}
