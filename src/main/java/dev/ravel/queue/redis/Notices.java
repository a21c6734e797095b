package dev.ravel.queue.redis;

import dev.ravel.bus.Notice;
import dev.ravel.bus.NoticeCodec;
import dev.ravel.bus.RubbishException;
import dev.ravel.queue.Broker.Collector;
import dev.ravel.queue.Broker.Subscription;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.redis.client.Command;
import io.vertx.redis.client.Request;
import io.vertx.redis.client.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes the notices of a job in their order, from the first that was not acknowledged. An acknowledged one is gone; two
 * collectors of one job would both hear what neither acknowledged. One that cannot be read stays where it is.
 */
final class Notices implements Subscription {
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final int MOST_AT_ONCE = 512;
    /** Fewer are not worth a request each: where they come one by one, it lets some gather. */
    private static final int FEW = 16;

    private static final Duration GATHERING = Duration.ofMillis(5);

    private final Session session;
    private final Line line;
    private final String job;
    private final int most;
    private final Collector collector;
    private List<String> acknowledged = new ArrayList<>();
    private String last = "0";
    private int inHand;
    private boolean reading;
    private boolean gathering;
    private boolean closed;

    Notices(Session session, String job, int most, Collector collector) {
        this.session = session;
        this.line = session.another(PAUSE);
        this.job = job;
        this.most = most;
        this.collector = collector;
    }

    Future<Subscription> open() {
        Future<Void> opened = line.open();
        read();
        return opened.map(v -> this);
    }

    private String key() {
        return session.key("notices:" + job);
    }

    private void read() {
        int room = Math.min(most - inHand, MOST_AT_ONCE);
        if (closed || reading || gathering || room <= 0) {
            return;
        }
        reading = true;
        Request request =
                Request.cmd(Command.XREAD).arg("COUNT").arg(room).arg("BLOCK").arg(PAUSE.toMillis());
        line.askOnce(request.arg("STREAMS").arg(key()).arg(last)).onComplete(this::came);
    }

    private void came(AsyncResult<Reply> result) {
        reading = false;
        if (result.failed() && !(result.cause() instanceof LineLostException)) {
            session.clockwork().timer().after(PAUSE, this::read);
            return;
        }
        if (closed || result.failed() || result.result().none()) {
            read();
            return;
        }
        Response entries = result.result().list().get(0).get(1);
        gathering = entries.size() < FEW;
        entries.forEach(this::came);
        if (gathering) {
            session.clockwork().timer().after(GATHERING, this::gathered);
        } else {
            read();
        }
    }

    private void gathered() {
        gathering = false;
        read();
    }

    private void came(Response entry) {
        last = entry.get(0).toString();
        try {
            String id = last;
            Notice notice = NoticeCodec.decode(entry.get(1).get(1).toBytes());
            inHand++;
            collector.arrived(notice, once(() -> acknowledged(id)));
        } catch (RubbishException e) {
            collector.unreadable(job, e);
        }
    }

    private Runnable once(Runnable action) {
        boolean[] ran = {false};
        return () -> session.clockwork().context().execute(() -> {
            if (!ran[0]) {
                ran[0] = true;
                action.run();
            }
        });
    }

    private void acknowledged(String id) {
        inHand--;
        acknowledged.add(id);
        if (acknowledged.size() == 1) {
            session.clockwork().context().execute(this::drop);
        }
        read();
    }

    /** Together what was acknowledged together. */
    private void drop() {
        Request request = Request.cmd(Command.XDEL).arg(key());
        acknowledged.forEach(request::arg);
        acknowledged = new ArrayList<>();
        session.line().ask(request);
    }

    @Override
    public Future<Void> close() {
        closed = true;
        line.close();
        return Future.succeededFuture();
    }
}
