package dev.ravel.queue.rabbit;

import com.rabbitmq.client.Channel;
import java.time.Duration;

/**
 * How lately the broker has heard of this process, as far as this process can know: it asks something, several times in a
 * claim, and counts from the question. The broker closes a connection that is silent for longer than a claim.
 */
final class Pulse implements Line.Hearer {
    private static final int A_CLAIM = 3;
    /** So much of the claim is kept as a margin. */
    private static final int MARGIN = 4;

    private final Line line;
    private final Duration claim;
    private final String queue;
    private long heard;
    private boolean closed;

    Pulse(Line line, Duration claim, Queue any) {
        this.line = line;
        this.claim = claim;
        this.queue = any.name();
        line.hear(this);
    }

    @Override
    public void up(Wire wire) {
        heard = now();
        beat(wire);
    }

    private long now() {
        return line.clockwork().nanoTime().getAsLong();
    }

    private void beat(Wire wire) {
        if (closed || !line.stands(wire)) {
            return;
        }
        long asked = now();
        line.call(wire, this::ask).onSuccess(v -> heard = asked);
        line.clockwork().timer().after(claim.dividedBy(A_CLAIM), () -> beat(wire));
    }

    private Void ask(Wire wire) throws Exception {
        try (Channel channel = wire.channel()) {
            channel.queueDeclarePassive(queue);
        }
        return null;
    }

    /** Whether what came over this connection is certainly still claimed. */
    boolean vouchesFor(Wire wire) {
        return line.stands(wire)
                && now() - heard < claim.minus(claim.dividedBy(MARGIN)).toNanos();
    }

    void close() {
        closed = true;
    }
}
