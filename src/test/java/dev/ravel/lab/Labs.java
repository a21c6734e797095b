package dev.ravel.lab;

import dev.ravel.config.LabConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** Labs as tests want them: free ports and no latency. */
public final class Labs {
    public static final int SEED = 7;

    private Labs() {}

    public static LabConfig config() {
        return hosts(1);
    }

    public static LabConfig hosts(int hosts) {
        return new LabConfig(0, hosts, 0, 0, SEED, 0, 500, 0, false, false);
    }

    public static LabConfig seed(long seed) {
        return new LabConfig(0, 1, 0, 0, seed, 0, 500, 0, false, false);
    }

    public static LabConfig port(int port) {
        return new LabConfig(0, 1, port, 0, SEED, 0, 500, 0, false, false);
    }

    public static LabConfig latency(long ms) {
        return new LabConfig(ms, 1, 0, 0, SEED, 0, 500, 0, false, false);
    }

    public static LabConfig failing(double rate, int status) {
        return new LabConfig(0, 1, 0, 0, SEED, rate, status, 0, false, false);
    }

    public static LabConfig rate(long bytesPerSecond) {
        return new LabConfig(0, 1, 0, 0, SEED, 0, 500, bytesPerSecond, false, false);
    }

    static LabConfig badCertificates() {
        return new LabConfig(0, 1, 0, 0, SEED, 0, 500, 0, true, false);
    }

    /** Something else that listens: at 127.0.0.HOST, port 0 for a free one. */
    public static ServerSocket neighbour(int host, int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) host}));
    }

    public static Lab start(LabConfig config) {
        return Browser.await(Lab.start(config));
    }

    /** The first entry of its ledger, once it has ended: polled, for the ledger is not to be waited on. */
    public static Entry ended(Lab lab) {
        Await.until(
                Duration.ofSeconds(60),
                () -> lab.ledger().entries().stream().limit(1).anyMatch(entry -> entry.ending() != Entry.Ending.OPEN));
        return lab.ledger().entries().get(0);
    }

    public static void close(Site site) {
        Browser.await(site.close());
    }
}
