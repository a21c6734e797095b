package dev.ravel.deploy;

import dev.ravel.member.Coordinator;
import dev.ravel.member.Hello;
import dev.ravel.member.Lane;
import dev.ravel.member.Member;
import dev.ravel.work.Kind;
import dev.ravel.work.Task;
import io.vertx.core.VerticleBase;
import java.time.Instant;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Starts a virtual thread a task. A lane is a slot: threads come and go. */
final class VirtualThreadVerticle extends VerticleBase implements Member {
    private final Hello hello;
    private final TaskRunner runner;
    private final Coordinator coordinator;
    private final Queue<Lane> idle = new ConcurrentLinkedQueue<>();

    VirtualThreadVerticle(String lane, int slots, Set<Kind> kinds, TaskRunner runner, Coordinator coordinator) {
        this.hello = new Hello(lane, slots, kinds);
        this.runner = runner;
        this.coordinator = coordinator;
        for (int i = 0; i < slots; i++) {
            idle.add(new Lane(lane + "-" + i, Long.MAX_VALUE));
        }
    }

    @Override
    public Hello hello() {
        return hello;
    }

    @Override
    public void take(Task task) {
        Instant takenAt = Instant.now();
        Lane lane = idle.remove();
        vertx.executeBlocking(() -> runner.run(task, lane), false)
                .otherwise(thrown -> TaskRunner.defect(takenAt, lane, thrown))
                .onSuccess(result -> {
                    idle.add(lane);
                    coordinator.answered(this, task, result);
                });
    }
}
