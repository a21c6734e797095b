package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

import java.util.Optional;

/**
 * A whole conf.
 *
 * @param redaction takes back out what its references resolve to
 */
public record RavelConfig(
        JobConfig job,
        DeploymentConfig deployment,
        PolitenessConfig politeness,
        RetryConfig retry,
        OutputConfig output,
        RunConfig run,
        ProbeConfig probe,
        VertxConfig vertx,
        Optional<LabConfig> lab,
        Redaction redaction) {
    public RavelConfig {
        job.fetch().ifPresent(fetch -> fetch.from().requireHosts(lab));
        job.fetch().ifPresent(fetch -> NameRules.check(fetch.from(), output));
        SegmentRules.check(output, politeness);
        if (deployment instanceof DeploymentConfig.Queue queue) {
            queue.queue().requireRolesOfJob(lab.isPresent());
        }
        require(
                !output.namedByServer() || deployment.oneProcess(),
                "output.name",
                OutputConfig.SERVER,
                "cannot be kept apart by several processes; the model is " + deployment.model());
    }

    /** The same with another lab. */
    public RavelConfig with(LabConfig other) {
        return new RavelConfig(
                job, deployment, politeness, retry, output, run, probe, vertx, Optional.of(other), redaction);
    }
}
