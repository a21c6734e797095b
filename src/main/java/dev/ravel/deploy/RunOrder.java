package dev.ravel.deploy;

import dev.ravel.config.RavelConfig;
import java.io.InputStream;

/**
 * What to run.
 *
 * @param job the name of the conf, for people
 * @param jobHash SHA-256 of the job's block
 * @param nodeConfig what a child on this machine needs of the conf, as JSON
 * @param standardInput read only by a job whose URLs come from there
 */
public record RunOrder(
        String version,
        String job,
        RavelConfig config,
        String jobHash,
        String nodeConfig,
        InputStream standardInput,
        Opening opening) {}
