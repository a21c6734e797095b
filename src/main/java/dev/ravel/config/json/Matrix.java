package dev.ravel.config.json;

import static dev.ravel.config.ConfigException.requireWithin;

import dev.ravel.config.DeploymentConfig;
import dev.ravel.config.RavelConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The block {@code compare}: every job under every deployment, several times.
 *
 * @param repeats runs of each job under each deployment that count
 * @param warmup rounds over the whole matrix before them that do not count
 * @param timeoutMs after which a run is given up
 * @param runs where the comparison's directory is made
 */
public record Matrix(List<Row> jobs, List<Column> deployments, int repeats, int warmup, long timeoutMs, Path runs) {
    static final int MAX_REPEATS = 50;

    public Matrix {
        requireWithin(1, MAX_REPEATS, "compare.repeats", repeats);
        requireWithin(0, MAX_REPEATS, "compare.warmup", warmup);
        requireWithin(1, Integer.MAX_VALUE, "compare.timeoutMs", timeoutMs);
    }

    /**
     * A job.
     *
     * @param name unique within the matrix
     * @param config of the job, under the deployment that its own conf has
     */
    public record Row(String name, Conf conf, RavelConfig config) {}

    /**
     * A deployment.
     *
     * @param name unique within the matrix
     * @param json its block
     * @param config absent where it cannot be here
     * @param leftOut why it cannot be on this machine; empty where it can
     */
    public record Column(String name, String json, Optional<DeploymentConfig> config, String leftOut) {}
}
