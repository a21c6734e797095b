package dev.ravel.deploy;

import dev.ravel.compute.Computation;
import dev.ravel.compute.GlobalLock;
import dev.ravel.member.Lane;
import dev.ravel.work.Kind;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * Worker verticles, each with a thread of its own and one task at a time. One event loop carries their bytes.
 *
 * @param gil whether only one of the threads computes at a time
 */
record WorkersModel(int threads, boolean gil) implements Model {
    private static final Set<Kind> COMPUTING = EnumSet.of(Kind.SUM, Kind.BLOCK);

    @Override
    public int loops() {
        return 1;
    }

    @Override
    public Future<?> deploy(Vertx vertx, MemberParts parts) {
        Computation computation = gil ? new Computation(new GlobalLock()) : new Computation();
        return TaskRunner.deploy(vertx, parts, threads, computation)
                .compose(runner -> workers(vertx, parts, threads, parts.kinds(), runner));
    }

    /** Workers that compute and never fetch. */
    static Future<?> computing(Vertx vertx, MemberParts parts, int threads) {
        return workers(vertx, parts, threads, COMPUTING, TaskRunner.computing(new Computation()));
    }

    private static Future<?> workers(Vertx vertx, MemberParts parts, int threads, Set<Kind> kinds, TaskRunner runner) {
        List<Future<?>> deployed = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            String name = "worker-" + i;
            Lane lane = new Lane(parts.lanes().named(name), Long.MAX_VALUE);
            WorkerVerticle verticle = new WorkerVerticle(lane, kinds, runner, parts.coordinator());
            deployed.add(vertx.deployVerticle(verticle, ownThread(name))
                    .onSuccess(id -> parts.coordinator().joined(verticle)));
        }
        return Future.all(deployed);
    }

    private static DeploymentOptions ownThread(String name) {
        return new DeploymentOptions()
                .setThreadingModel(ThreadingModel.WORKER)
                .setWorkerPoolName(name)
                .setWorkerPoolSize(1);
    }
}
