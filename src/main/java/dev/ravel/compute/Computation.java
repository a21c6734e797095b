package dev.ravel.compute;

import dev.ravel.member.Lane;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.time.Instant;

/**
 * Runs one sum or block on the calling thread, under its lane's mark. Cannot be interrupted: it ends when it has its
 * value. Holds no state: any number of threads may use it, each with a lane of its own.
 */
public final class Computation {
    /**
     * The value, and how long it took. Does not settle the lane: that is for whoever hands the result on.
     *
     * @throws IllegalArgumentException for work that is not computed, such as a fetch
     */
    public Result compute(Task task, Lane lane) {
        Instant startedAt = Instant.now();
        lane.enter(task.ordinal());
        try {
            long from = System.nanoTime();
            long value = value(task.work());
            long nanos = System.nanoTime() - from;
            return new Result.Computed(Span.computed(lane.name(), startedAt, nanos), value);
        } finally {
            lane.exit();
        }
    }

    private static long value(Work work) {
        if (work instanceof Work.Sum sum) {
            return SumKernels.sum(sum.kernel(), sum.from(), sum.to(), sum.rounds());
        }
        if (work instanceof Work.Block block) {
            return Block.spin(block.millis());
        }
        throw new IllegalArgumentException("not a computation: " + work.kind().label());
    }
}
