package dev.ravel.deploy;

import dev.ravel.config.DeploymentConfig;
import dev.ravel.config.ProbeConfig;
import dev.ravel.config.VertxConfig;
import dev.ravel.work.Kind;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * What a node's own conf says.
 *
 * @param inner where its tasks run
 * @param files where it keeps bodies; absent: it fetches nothing that is to be kept
 * @param kinds the kinds of task that it is there for
 * @param lanes what stands before the names of its lanes, where no one else puts it there
 */
record NodeSettings(
        DeploymentConfig inner,
        VertxConfig vertx,
        ProbeConfig probe,
        Optional<Path> files,
        Set<Kind> kinds,
        String lanes) {}
