package dev.ravel.queue.rabbit;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.GetResponse;
import com.rabbitmq.client.ShutdownSignalException;
import dev.ravel.queue.BrokerException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks at messages that stay where they are, one process at a time: whoever looks has them in hand meanwhile, and nobody
 * else would see them. The lock is a queue of the connection alone, so that it ends with its owner.
 */
final class Ledger {
    private static final Duration PAUSE = Duration.ofMillis(20);

    private final Line line;
    private final String lock;
    private final Duration patience;

    /** @param patience how long others may look */
    Ledger(Line line, Names names, Duration patience) {
        this.line = line;
        this.patience = patience;
        this.lock = names.lock();
    }

    /** Looks, and may change something. Blocks. What it got and did not acknowledge is as it was. */
    interface Look<T> {
        T at(Channel channel) throws Exception;
    }

    private record Seen<T>(boolean locked, T value) {}

    <T> Future<T> look(Look<T> look) {
        Promise<T> seen = Promise.promise();
        attempt(look, seen, 0);
        return seen.future();
    }

    private <T> void attempt(Look<T> look, Promise<T> promise, int refusals) {
        line.call(wire -> seen(wire, look)).onFailure(promise::tryFail).onSuccess(seen -> {
            if (seen.locked()) {
                promise.tryComplete(seen.value());
            } else if (tooLong(refusals)) {
                promise.tryFail(
                        new BrokerException("another process holds " + lock + " for " + patience.toMillis() + " ms"));
            } else {
                line.clockwork().timer().after(PAUSE, () -> attempt(look, promise, refusals + 1));
            }
        });
    }

    /** Whether others look for longer than a broker may be away, besides the time it is; zero: that is never too long. */
    private boolean tooLong(int refusals) {
        return !patience.isZero() && PAUSE.multipliedBy(refusals).compareTo(patience) > 0;
    }

    private <T> Seen<T> seen(Wire wire, Look<T> look) throws Exception {
        Channel own = wire.channel();
        if (!locks(own)) {
            return new Seen<>(false, null);
        }
        // What its end gives back must not be looked at by the next one before.
        try (own) {
            try (Channel channel = wire.channel()) {
                return new Seen<>(true, look.at(channel));
            } finally {
                own.queueDelete(lock);
            }
        }
    }

    /** A refusal closes the channel. */
    private boolean locks(Channel channel) throws IOException {
        try {
            channel.queueDeclare(lock, false, true, true, null);
            return true;
        } catch (IOException e) {
            if (e.getCause() instanceof ShutdownSignalException cause
                    && cause.getReason() instanceof AMQP.Channel.Close close
                    && close.getReplyCode() == AMQP.RESOURCE_LOCKED) {
                return false;
            }
            throw e;
        }
    }

    /** All that lies in a queue. Blocks. */
    static List<GetResponse> all(Channel channel, String queue) throws IOException {
        List<GetResponse> all = new ArrayList<>();
        for (GetResponse got = channel.basicGet(queue, false); got != null; got = channel.basicGet(queue, false)) {
            all.add(got);
        }
        return all;
    }
}
