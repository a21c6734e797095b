package dev.ravel.deploy;

import dev.ravel.compute.Computation;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.Vertx;

/** One verticle that starts a virtual thread a task. One event loop carries their bytes. */
record VirtualThreadsModel(int inFlight) implements Model {
    @Override
    public int loops() {
        return 1;
    }

    @Override
    public Future<?> deploy(Vertx vertx, MemberParts parts) {
        DeploymentOptions virtual = new DeploymentOptions().setThreadingModel(ThreadingModel.VIRTUAL_THREAD);
        return TaskRunner.deploy(vertx, parts, inFlight, new Computation()).compose(runner -> {
            VirtualThreadVerticle verticle = new VirtualThreadVerticle(
                    parts.lanes().named("virtual"), inFlight, parts.kinds(), runner, parts.coordinator());
            return vertx.deployVerticle(verticle, virtual)
                    .onSuccess(id -> parts.coordinator().joined(verticle));
        });
    }
}
