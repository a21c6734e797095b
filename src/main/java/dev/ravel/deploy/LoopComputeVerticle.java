package dev.ravel.deploy;

import dev.ravel.compute.Computation;
import dev.ravel.member.Hello;
import dev.ravel.member.Lane;
import dev.ravel.member.Member;
import dev.ravel.work.Kind;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Set;

/** Computes on an event loop and blocks it: what one should not do, so that it can be measured. */
final class LoopComputeVerticle extends VerticleBase implements Member {
    /** The shortest timer: other handlers of the loop have their turn between two computations. */
    private static final long NEXT_TURN_MS = 1;

    private final MemberParts parts;
    private final TaskRunner runner = TaskRunner.computing(new Computation());
    private Lane lane;

    LoopComputeVerticle(MemberParts parts) {
        this.parts = parts;
    }

    @Override
    public Future<?> start() {
        lane = parts.lanes().here(context);
        return Future.succeededFuture();
    }

    @Override
    public Hello hello() {
        return new Hello(lane.name(), 1, Set.of(Kind.SUM, Kind.BLOCK));
    }

    @Override
    public void take(Task task) {
        context.runOnContext(v -> vertx.setTimer(NEXT_TURN_MS, id -> compute(task)));
    }

    private void compute(Task task) {
        Result result = runner.run(task, lane);
        lane.settle();
        parts.coordinator().answered(this, task, result);
    }
}
