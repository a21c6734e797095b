package dev.ravel.queue.rabbit;

import dev.ravel.bus.Notice;
import dev.ravel.bus.NoticeCodec;
import dev.ravel.bus.RubbishException;
import dev.ravel.queue.Broker.Collector;
import dev.ravel.queue.Broker.Subscription;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands the notices of a job to its collector, and writes down now and then what it has acknowledged. One that cannot be
 * read is held until this is closed, and goes back then: it is among those that are not acknowledged.
 */
final class Collecting implements Subscription {
    static final Duration NOW_AND_THEN = Duration.ofMillis(200);

    private final Office office;
    private final String job;
    private final Collector collector;
    private final Tally tally;
    private final Queue written;
    private final Consumption consumption;
    private final List<Message> unreadable = new ArrayList<>();
    private boolean changed;
    private boolean over;
    private Future<Void> lastWritten = Future.succeededFuture();

    Collecting(Office office, String job, int most, Collector collector, Tally tally) {
        this.office = office;
        this.job = job;
        this.collector = collector;
        this.tally = tally;
        this.written = office.names().collected(job);
        Queue notices = office.names().notices(job);
        this.consumption = new Consumption(office, List.of(notices), most, this::came, Message::giveBack);
    }

    Future<Subscription> open() {
        return consumption.start().map(v -> (Subscription) this);
    }

    private void came(Message message) {
        try {
            Notice notice = NoticeCodec.decode(message.body());
            collector.arrived(notice, () -> acknowledge(message, notice));
        } catch (RubbishException e) {
            unreadable.add(message);
            collector.unreadable(job, e);
        }
    }

    private void acknowledge(Message message, Notice notice) {
        if (office.line().stands(message.wire())) {
            message.acknowledge();
            tally.add(notice);
            if (!changed && !over) {
                changed = true;
                office.line().clockwork().timer().after(NOW_AND_THEN, this::write);
            }
        }
    }

    private Future<Void> write() {
        if (!changed) {
            return Future.succeededFuture();
        }
        changed = false;
        lastWritten = office.post().put(Addressed.to(written, Stamp.PLAIN, tally.written()));
        return lastWritten;
    }

    /** Nothing of the job is on its way to the broker any more when this is complete, and nothing follows. */
    Future<Void> forgotten() {
        over = true;
        changed = false;
        return consumption.stop().compose(v -> lastWritten.otherwiseEmpty());
    }

    @Override
    public Future<Void> close() {
        return consumption.stop().compose(v -> {
            unreadable.stream()
                    .filter(message -> office.line().stands(message.wire()))
                    .forEach(Message::giveBack);
            Future<Void> last = write();
            over = true;
            return last;
        });
    }
}
