package dev.ravel.config;

import static dev.ravel.config.ConfigException.require;
import static dev.ravel.config.ConfigException.requireWithin;

/**
 * The {@code "lab"} block: the embedded site.
 *
 * @param latencyMs how long every answer is held back
 * @param hosts addresses that it listens on: 127.0.0.1, 127.0.0.2, ...
 * @param port of http on every host; 0 takes a free one
 * @param securePort of https on every host; 0 takes a free one
 * @param seed what pages and faults depend on, besides the URL and the nth request for it
 * @param failureRate the fraction of requests that are answered with {@code failureStatus}
 * @param bytesPerSecond how fast the body of each answer is sent; 0 for as fast as it is read
 * @param badCertificates whether https with certificates that are no good listens too, on ports of its own
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
        long bytesPerSecond,
        boolean badCertificates,
        boolean process) {
    private static final String PATH = "lab.";
    /** 127.0.0.1 to 127.0.0.250. */
    private static final int MAX_HOSTS = 250;

    private static final int MAX_PORT = 65_535;
    /** A terabyte a second: beyond any loopback. */
    private static final long MAX_RATE = 1_000_000_000_000L;

    private static final long MAX_LATENCY_MS = 600_000;

    public LabConfig {
        requireWithin(0, MAX_LATENCY_MS, PATH + "latencyMs", latencyMs);
        requireWithin(1, MAX_HOSTS, PATH + "hosts", hosts);
        requireWithin(0, MAX_PORT, PATH + "port", port);
        requireWithin(0, MAX_PORT, PATH + "securePort", securePort);
        boolean shared = port != 0 && port == securePort;
        require(!shared, PATH + "securePort", securePort, "must differ from lab.port");
        require(failureRate >= 0 && failureRate <= 1, PATH + "failureRate", failureRate, "must be from 0 to 1");
        requireWithin(0, MAX_RATE, PATH + "bytesPerSecond", bytesPerSecond);
        requireWithin(400, 599, PATH + "failureStatus", failureStatus);
    }

    /** The same site on these ports, where the conf leaves them open. */
    public LabConfig at(int http, int https) {
        return new LabConfig(
                latencyMs,
                hosts,
                port == 0 ? http : port,
                securePort == 0 ? https : securePort,
                seed,
                failureRate,
                failureStatus,
                bytesPerSecond,
                badCertificates,
                process);
    }
}
