package dev.ravel.deploy;

import dev.ravel.config.DeploymentConfig;
import dev.ravel.config.DeploymentConfig.EventLoop;
import dev.ravel.config.DeploymentConfig.VirtualThreads;
import dev.ravel.config.DeploymentConfig.Workers;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** A concurrency model: which members there are, and on which threads. */
interface Model {
    /** How many event loops it needs. */
    int loops();

    /** Deploys the members and lets them say hello. */
    Future<?> deploy(Vertx vertx, MemberParts parts);

    static Model of(DeploymentConfig config) {
        if (config instanceof EventLoop eventLoop) {
            return new EventLoopModel(eventLoop);
        }
        if (config instanceof VirtualThreads virtual) {
            return new VirtualThreadsModel(virtual.inFlight());
        }
        if (config instanceof Workers workers) {
            return new WorkersModel(workers.threads(), workers.gil());
        }
        return new WorkersModel(1, false);
    }
}
