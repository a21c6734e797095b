package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;

/**
 * The {@code "lab"} block: the embedded site.
 *
 * @param latencyMs how long every answer is held back
 * @param hosts addresses that it listens on: 127.0.0.1, 127.0.0.2, ...
 * @param port of http on every host; 0 takes a free one
 * @param securePort of https on every host; 0 takes a free one
 * @param seed what pages and faults depend on, besides the URL and the nth request for it
 * @param failureRate the fraction of requests that are answered with {@code failureStatus}
 * @param process whether it runs in a JVM of its own
 */
public record LabConfig(
        long latencyMs,
        int hosts,
        int port,
        int securePort,
        long seed,
        double failureRate,
        int failureStatus,
        boolean process) {
    private static final String PATH = "lab.";
    /** 127.0.0.1 to 127.0.0.250. */
    private static final int MAX_HOSTS = 250;

    public LabConfig {
        require(latencyMs >= 0 && latencyMs <= 600_000, PATH + "latencyMs", latencyMs, "must be from 0 to 600000");
        require(hosts >= 1 && hosts <= MAX_HOSTS, PATH + "hosts", hosts, "must be from 1 to " + MAX_HOSTS);
        port("port", port);
        port("securePort", securePort);
        require(failureRate >= 0 && failureRate <= 1, PATH + "failureRate", failureRate, "must be from 0 to 1");
        boolean error = failureStatus >= 400 && failureStatus <= 599;
        require(error, PATH + "failureStatus", failureStatus, "must be from 400 to 599");
    }

    private static void port(String key, int value) {
        require(value >= 0 && value <= 65_535, PATH + key, value, "must be from 0 to 65535");
    }
}
