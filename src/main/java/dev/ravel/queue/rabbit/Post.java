package dev.ravel.queue.rabbit;

import com.rabbitmq.client.Channel;
import dev.ravel.queue.ClaimLostException;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Publishes, and knows when the broker has it for good. What is lasting is sent again after a lost connection, and may so
 * come twice; what is not stands and falls with its connection.
 */
final class Post implements Line.Hearer {
    private final Line line;
    private final Map<String, Future<Void>> declared = new HashMap<>();
    /** Those that are not to be sent again. */
    private final Set<Sent> passing = new HashSet<>();

    Post(Line line) {
        this.line = line;
        line.hear(this);
    }

    @Override
    public void up(Wire wire) {
        declared.clear();
    }

    @Override
    public void down(Wire wire) {
        wire.unanswered().forEach(this::lost);
    }

    private void lost(Sent sent) {
        if (passing.remove(sent)) {
            sent.confirmed.tryFail(new ClaimLostException());
        } else {
            transmit(sent);
        }
    }

    private void transmit(Sent sent) {
        line.whenUp(wire -> wire.send(sent, this::lost), sent.confirmed::tryFail);
    }

    /** Completes when the queue is there. */
    Future<Void> declare(Queue queue) {
        Future<Void> known = declared.get(queue.name());
        if (known != null && !known.failed()) {
            return known;
        }
        Future<Void> made = line.call(wire -> {
            try (Channel channel = wire.channel()) {
                queue.declare(channel);
            }
            return null;
        });
        declared.put(queue.name(), made);
        return made;
    }

    /** To queues that are made where they are not there. Lasting. */
    Future<Void> put(Addressed letter) {
        return declare(letter).compose(v -> send(letter.parcel())).recover(e -> again(letter, e, () -> put(letter)));
    }

    private Future<Void> declare(Addressed letter) {
        List<Future<Void>> all = letter.queues().stream().map(this::declare).toList();
        return all.size() == 1 ? all.get(0) : Future.all(all).mapEmpty();
    }

    /** To a queue that may be gone, which fails with {@link UnroutableException}. Lasting. */
    Future<Void> send(Parcel parcel) {
        Sent sent = new Sent(parcel);
        transmit(sent);
        return sent.confirmed.future();
    }

    /** As {@link #put}, for what may only be said on this connection. */
    Future<Void> put(Wire wire, Addressed letter) {
        if (!line.stands(wire)) {
            return Future.failedFuture(new ClaimLostException());
        }
        return declare(letter)
                .compose(v -> send(wire, letter.parcel()))
                .recover(e -> again(letter, e, () -> put(wire, letter)));
    }

    /** As {@link #send(Parcel)}, for what may only be said on this connection. */
    Future<Void> send(Wire wire, Parcel parcel) {
        if (!line.stands(wire)) {
            return Future.failedFuture(new ClaimLostException());
        }
        Sent sent = new Sent(parcel);
        passing.add(sent);
        wire.send(sent, this::lost);
        return sent.confirmed.future().onComplete(done -> passing.remove(sent));
    }

    /** They may be gone: before they are used again they are declared again. */
    void deleted(List<Queue> queues) {
        queues.forEach(queue -> declared.remove(queue.name()));
    }

    private interface Sending {
        Future<Void> go();
    }

    /** Somebody has deleted the queue. */
    private Future<Void> again(Addressed letter, Throwable e, Sending sending) {
        if (!(e instanceof UnroutableException)) {
            return Future.failedFuture(e);
        }
        deleted(letter.queues());
        return sending.go();
    }
}
