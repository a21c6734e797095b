package dev.ravel.queue;

import dev.ravel.bus.NoticeCodec;
import dev.ravel.bus.RubbishException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** A collector's subscription at a {@link MemoryStore}, and the notices that it has not acknowledged. */
final class MemoryCollecting implements Broker.Subscription {
    private final MemoryBroker broker;
    private final MemoryStore store;
    private final String name;
    private final MemoryJob job;
    private final int most;
    private final Broker.Collector collector;
    private final List<Sent> unacknowledged = new ArrayList<>();

    /** A notice on its way; equal to no other. */
    private static final class Sent {
        private final byte[] notice;

        Sent(byte[] notice) {
            this.notice = notice;
        }
    }

    MemoryCollecting(MemoryBroker broker, String name, int most, Broker.Collector collector) {
        this.store = broker.store();
        this.broker = broker;
        this.name = name;
        this.job = store.job(name);
        this.most = most;
        this.collector = collector;
    }

    void pump() {
        while (unacknowledged.size() < most && !job.notices.isEmpty()) {
            Sent sent = new Sent(job.notices.remove());
            unacknowledged.add(sent);
            broker.tell(() -> arrived(sent));
        }
    }

    /** What cannot be read is in hand as if it were not acknowledged. */
    private void arrived(Sent sent) {
        try {
            collector.arrived(NoticeCodec.decode(sent.notice), () -> broker.ask(() -> acknowledged(sent)));
        } catch (RubbishException e) {
            collector.unreadable(name, e);
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
