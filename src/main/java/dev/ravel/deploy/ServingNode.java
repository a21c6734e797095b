package dev.ravel.deploy;

import dev.ravel.config.ConfigException;
import dev.ravel.config.DeploymentConfig.Cluster;
import dev.ravel.config.DeploymentConfig.Queue;
import dev.ravel.config.NodeConfig;
import java.util.function.Consumer;

/** A process that has no job of its own: it serves whatever job comes, outlives jobs, and leaves when it is told to. */
public interface ServingNode {
    /** Serves until {@link #leave} is called and done. */
    void run() throws RunException;

    /** Takes no more tasks, finishes what it has within {@code run.drainMs}, and lets {@link #run} end. Any thread may call it. */
    void leave();

    /**
     * The one that a conf asks for.
     *
     * @param told hears, in words, what people may want to know; returns at once
     */
    static ServingNode of(NodeConfig config, String version, Consumer<String> told) {
        if (config.deployment() instanceof Cluster cluster) {
            return new WorkerNode(config, cluster, version, told);
        }
        if (config.deployment() instanceof Queue queue) {
            return new QueueNode(config, queue, told);
        }
        throw new ConfigException(
                "deployment.model", config.deployment().model(), "a conf without a job needs cluster or queue");
    }
}
