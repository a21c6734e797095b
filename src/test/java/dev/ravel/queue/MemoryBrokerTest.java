package dev.ravel.queue;

import dev.ravel.remote.Clockwork;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;

/** The broker in memory keeps what is asked of all brokers. */
final class MemoryBrokerTest extends BrokerContract {
    private static final Duration CLAIM = Duration.ofMillis(300);
    private final MemoryStore store = new MemoryStore(context.clockwork(), InstantSource.system(), CLAIM);

    @Override
    protected Future<MemoryBroker> open(Clockwork clockwork) {
        return Future.succeededFuture(store.connect());
    }

    @Override
    protected void kill(Broker broker) {
        ((MemoryBroker) broker).kill();
    }

    @Override
    protected void loseClaims(Broker broker) {
        ((MemoryBroker) broker).loseClaims();
    }

    @Override
    protected void leave(String job, byte[] notice) {
        run(() -> store.job(job).notices.add(notice));
    }

    @Override
    protected Duration claim() {
        return CLAIM;
    }
}
