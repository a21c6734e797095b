package dev.ravel.lab;

import dev.ravel.config.LabConfig;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Labs as tests want them: free ports and no latency. */
final class Labs {
    static final int SEED = 7;

    private Labs() {}

    static LabConfig config() {
        return hosts(1);
    }

    static LabConfig hosts(int hosts) {
        return new LabConfig(0, hosts, 0, 0, SEED, 0, 500, 0, false);
    }

    static LabConfig seed(long seed) {
        return new LabConfig(0, 1, 0, 0, seed, 0, 500, 0, false);
    }

    static LabConfig port(int port) {
        return new LabConfig(0, 1, port, 0, SEED, 0, 500, 0, false);
    }

    static LabConfig latency(long ms) {
        return new LabConfig(ms, 1, 0, 0, SEED, 0, 500, 0, false);
    }

    static LabConfig failing(double rate, int status) {
        return new LabConfig(0, 1, 0, 0, SEED, rate, status, 0, false);
    }

    static LabConfig rate(long bytesPerSecond) {
        return new LabConfig(0, 1, 0, 0, SEED, 0, 500, bytesPerSecond, false);
    }

    /** Something else that listens: at 127.0.0.HOST, port 0 for a free one. */
    static ServerSocket neighbour(int host, int port) throws IOException {
        return new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, (byte) host}));
    }

    static Lab start(LabConfig config) {
        return Browser.await(Lab.start(config));
    }

    static void close(Site site) {
        Browser.await(site.close());
    }
}
