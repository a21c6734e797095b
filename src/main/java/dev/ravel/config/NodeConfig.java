package dev.ravel.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a node's own conf says; a job comes from elsewhere.
 *
 * @param files where it keeps the bodies of jobs that keep them
 * @param drainMs how long it finishes what it has when it is told to leave
 */
public record NodeConfig(
        DeploymentConfig deployment, Optional<Path> files, long drainMs, ProbeConfig probe, VertxConfig vertx) {
    public NodeConfig {
        if (deployment instanceof DeploymentConfig.Queue queue) {
            queue.queue().requireWork();
        }
    }
}
