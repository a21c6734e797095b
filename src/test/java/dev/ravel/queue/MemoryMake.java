package dev.ravel.queue;

import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;

/** Connections to one memory, with a claim that tests wait for. */
final class MemoryMake implements BrokerMake {
    private static final Duration CLAIM = Duration.ofMillis(300);

    private final MemoryStore store;

    MemoryMake(Clockwork clockwork) {
        this.store = new MemoryStore(clockwork, InstantSource.system(), CLAIM);
    }

    @Override
    public Future<MemoryBroker> open(Clockwork clockwork) {
        return Future.succeededFuture(store.connect());
    }

    @Override
    public void kill(Broker broker) {
        ((MemoryBroker) broker).kill();
    }

    @Override
    public void loseClaims(Broker broker) {
        ((MemoryBroker) broker).loseClaims();
    }

    /** Puts a notice there, whatever it is. */
    void leave(String job, byte[] notice) {
        store.job(job).notices.add(notice);
    }

    @Override
    public Duration claim() {
        return CLAIM;
    }

    @Override
    public Future<Void> over() {
        return Future.succeededFuture();
    }
}
