package dev.ravel.bench.origin;

import java.util.Optional;

/** An origin that somebody else has started: it has the latency that it has, and nobody knows what it was asked. */
public final class OutsideOrigin implements Origin {
    private final String url;

    public OutsideOrigin(String url) {
        this.url = url.replaceAll("/+$", "");
    }

    @Override
    public String name() {
        return url + ", of which nobody here knows what it was asked: pages are checked by the client's own exit code";
    }

    @Override
    public void offer(String name, long bytes) {
        // It has what it has.
    }

    @Override
    public String begin(long latencyMs) {
        return url;
    }

    @Override
    public Optional<Asked> asked() {
        return Optional.empty();
    }

    @Override
    public double cpuSeconds() {
        return 0;
    }

    @Override
    public void close() {
        // It is not ours to stop.
    }
}
