package dev.ravel.deploy;

import dev.ravel.member.Coordinator;
import dev.ravel.member.Hello;
import dev.ravel.member.Lane;
import dev.ravel.member.Member;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import io.vertx.core.VerticleBase;
import java.util.Set;

/** Runs one task at a time on a worker thread, which it occupies from the task's start to its end. */
final class WorkerVerticle extends VerticleBase implements Member {
    private final Hello hello;
    private final Lane lane;
    private final TaskRunner runner;
    private final Coordinator coordinator;

    WorkerVerticle(Lane lane, Set<Kind> kinds, TaskRunner runner, Coordinator coordinator) {
        this.hello = new Hello(lane.name(), 1, kinds);
        this.lane = lane;
        this.runner = runner;
        this.coordinator = coordinator;
    }

    @Override
    public Hello hello() {
        return hello;
    }

    @Override
    public void take(Task task) {
        context.runOnContext(v -> coordinator.answered(this, task, runner.run(task, lane)));
    }
}
