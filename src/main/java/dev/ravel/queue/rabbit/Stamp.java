package dev.ravel.queue.rabbit;

import com.rabbitmq.client.AMQP.BasicProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a message says about itself besides its body. It is persistent.
 *
 * @param losses of workers, before this copy was made
 * @param due not to be handed out before; by the wall clock
 * @param reason why it is dead
 * @param lifetime how long it may wait in one queue
 */
record Stamp(int losses, Optional<Instant> due, Optional<String> reason, Optional<Duration> lifetime) {
    static final Stamp PLAIN = new Stamp(0, Optional.empty(), Optional.empty(), Optional.empty());

    private static final String LOSSES = "losses";
    private static final String DUE = "due";
    private static final String REASON = "reason";
    /** Counted by quorum queues. */
    private static final String DELIVERIES = "x-delivery-count";

    private static final int PERSISTENT = 2;
    private static final BasicProperties NOTHING_TO_SAY =
            new BasicProperties.Builder().deliveryMode(PERSISTENT).build();

    /** What a message says. */
    static Stamp of(BasicProperties properties) {
        Map<String, Object> headers = headers(properties);
        return new Stamp(
                (int) number(headers, LOSSES),
                headers.containsKey(DUE) ? Optional.of(Instant.ofEpochMilli(number(headers, DUE))) : Optional.empty(),
                Optional.ofNullable(headers.get(REASON)).map(Object::toString),
                Optional.empty());
    }

    /** How often the message came back to its queue: its taker was lost, or gave it back unsettled. */
    static int returns(BasicProperties properties) {
        return (int) number(headers(properties), DELIVERIES);
    }

    private static Map<String, Object> headers(BasicProperties properties) {
        return properties.getHeaders() == null ? Map.of() : properties.getHeaders();
    }

    private static long number(Map<String, Object> headers, String key) {
        return headers.get(key) instanceof Number number ? number.longValue() : 0;
    }

    Stamp lost(int times) {
        return new Stamp(times, due, reason, lifetime);
    }

    Stamp due(Instant at) {
        return new Stamp(losses, Optional.of(at), reason, lifetime);
    }

    Stamp dead(String why) {
        return new Stamp(losses, due, Optional.of(why), lifetime);
    }

    Stamp living(Optional<Duration> so) {
        return new Stamp(losses, due, reason, so);
    }

    BasicProperties properties() {
        if (equals(PLAIN)) {
            return NOTHING_TO_SAY;
        }
        BasicProperties.Builder builder =
                new BasicProperties.Builder().deliveryMode(PERSISTENT).headers(headers());
        lifetime.ifPresent(time -> builder.expiration("" + Math.max(0, time.toMillis())));
        return builder.build();
    }

    private Map<String, Object> headers() {
        Map<String, Object> headers = new HashMap<>();
        if (losses > 0) {
            headers.put(LOSSES, losses);
        }
        due.ifPresent(at -> headers.put(DUE, at.toEpochMilli()));
        reason.ifPresent(why -> headers.put(REASON, why));
        return headers;
    }
}
