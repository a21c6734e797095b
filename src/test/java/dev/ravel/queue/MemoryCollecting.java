package dev.ravel.queue;

import dev.ravel.bus.Notice;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** A collector's subscription at a {@link MemoryStore}, and the notices that it has not acknowledged. */
final class MemoryCollecting implements Broker.Subscription {
    private final MemoryBroker broker;
    private final MemoryStore store;
    private final MemoryJob job;
    private final int most;
    private final Broker.Collector collector;
    private final List<Sent> unacknowledged = new ArrayList<>();

    /** A notice on its way; equal to no other. */
    private static final class Sent {
        private final Notice notice;

        Sent(Notice notice) {
            this.notice = notice;
        }
    }

    MemoryCollecting(MemoryStore store, MemoryBroker broker, MemoryJob job, int most, Broker.Collector collector) {
        this.store = store;
        this.broker = broker;
        this.job = job;
        this.most = most;
        this.collector = collector;
    }

    void pump() {
        while (unacknowledged.size() < most && !job.notices.isEmpty()) {
            Sent sent = new Sent(job.notices.remove());
            unacknowledged.add(sent);
            broker.tell(() -> collector.arrived(sent.notice, () -> broker.ask(() -> acknowledged(sent))));
        }
    }

    private void acknowledged(Sent sent) {
        if (unacknowledged.remove(sent)) {
            store.pump();
        }
    }

    /** In the order in which they came. */
    void giveBack() {
        for (int i = unacknowledged.size() - 1; i >= 0; i--) {
            job.notices.addFirst(unacknowledged.get(i).notice);
        }
        unacknowledged.clear();
    }

    @Override
    public Future<Void> close() {
        return broker.answer(() -> {
            store.leave(this);
            return null;
        });
    }
}
