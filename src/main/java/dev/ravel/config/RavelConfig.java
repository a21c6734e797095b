package dev.ravel.config;

import java.util.Optional;

/** A whole conf. */
public record RavelConfig(
        JobConfig job,
        DeploymentConfig deployment,
        PolitenessConfig politeness,
        RetryConfig retry,
        OutputConfig output,
        RunConfig run,
        ProbeConfig probe,
        VertxConfig vertx,
        Optional<LabConfig> lab) {
    public RavelConfig {
        job.fetch().ifPresent(fetch -> fetch.from().requireHosts(lab));
    }
}
