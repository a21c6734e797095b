package dev.ravel.bench.race;

import dev.ravel.bench.origin.Asked;
import dev.ravel.bench.origin.Origin;
import java.util.Optional;

/** Says what the test wants it to say. */
final class FakeOrigin implements Origin {
    private final String url;
    Optional<Asked> asked = Optional.empty();

    FakeOrigin(String url) {
        this.url = url;
    }

    @Override
    public String name() {
        return "fake";
    }

    @Override
    public void offer(String name, long bytes) {}

    @Override
    public String begin(long latencyMs) {
        return url;
    }

    @Override
    public Optional<Asked> asked() {
        return asked;
    }

    @Override
    public double cpuSeconds() {
        return 0;
    }

    @Override
    public void close() {}
}
