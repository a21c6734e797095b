package dev.ravel.deploy;

import dev.ravel.config.DeploymentConfig.EventLoop;
import dev.ravel.config.DeploymentConfig.SumOn;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;

/** Fetch verticles on event loops; computations on worker verticles, or, when asked for, on the same loops. */
record EventLoopModel(EventLoop config) implements Model {
    @Override
    public int loops() {
        return config.instances();
    }

    @Override
    public Future<?> deploy(Vertx vertx, MemberParts parts) {
        List<Future<?>> deployed = new ArrayList<>();
        // Vert.x hands out its loops in turn: one verticle of a sort after the other, each loop gets one of each.
        for (int i = 0; parts.fetches() && i < config.instances(); i++) {
            FetchVerticle verticle = new FetchVerticle(parts, slots(i));
            deployed.add(vertx.deployVerticle(verticle)
                    .onSuccess(id -> parts.coordinator().joined(verticle)));
        }
        boolean onLoops = parts.computes() && config.sumOn() == SumOn.LOOP;
        for (int i = 0; onLoops && i < config.instances(); i++) {
            LoopComputeVerticle verticle = new LoopComputeVerticle(parts);
            deployed.add(vertx.deployVerticle(verticle)
                    .onSuccess(id -> parts.coordinator().joined(verticle)));
        }
        if (parts.computes() && config.sumOn() == SumOn.WORKERS) {
            deployed.add(WorkersModel.computing(vertx, parts, config.threads()));
        }
        return Future.all(deployed);
    }

    /** The share of one instance in all requests in flight. */
    private int slots(int instance) {
        return config.inFlight() / config.instances() + (instance < config.inFlight() % config.instances() ? 1 : 0);
    }
}
