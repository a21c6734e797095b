package dev.ravel.cluster;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.function.BiConsumer;

/**
 * Bytes from one node to another over the event bus. Nobody says whether they came: where nobody listens, they are dropped.
 *
 * <p>The sender's name is what it says of itself.
 */
final class Frames {
    /** Where nodes hear that a run looks for them. */
    static final String CALLS = "ravel.calls";

    private static final String FROM = "from";

    private final ClusterVertx cluster;
    private final EventBus bus;
    private final DeliveryOptions options;

    /** Frames of the node of this name. */
    Frames(ClusterVertx cluster, String node) {
        this.cluster = cluster;
        this.bus = cluster.vertx().eventBus();
        this.options = new DeliveryOptions().addHeader(FROM, node);
    }

    /** Where a session's coordinator hears nodes that want to join. */
    static String joins(String session) {
        return "ravel.joins." + session;
    }

    /** Where a session's coordinator hears nodes that have joined. */
    static String run(String session) {
        return "ravel.run." + session;
    }

    /** Where a node hears coordinators. */
    static String node(String name) {
        return "ravel.node." + name;
    }

    /** Sends to one who listens there. May be called from any thread. */
    void send(String address, byte[] frame) {
        bus.send(address, Buffer.buffer(frame), options);
    }

    /** Sends to all who listen there. May be called from any thread. */
    void publish(String address, byte[] frame) {
        bus.publish(address, Buffer.buffer(frame), options);
    }

    /**
     * Hears what comes there, with the sender's name, on the cluster's context.
     *
     * @return succeeds once the other nodes know that somebody listens here
     */
    Future<MessageConsumer<Object>> hear(String address, BiConsumer<String, byte[]> hearer) {
        return cluster.<MessageConsumer<Object>>call(() -> {
            MessageConsumer<Object> consumer = bus.consumer(address, message -> heard(message, hearer));
            return consumer.completion().map(consumer);
        });
    }

    /** Anybody in the cluster may send anything here. */
    private static void heard(Message<Object> message, BiConsumer<String, byte[]> hearer) {
        String from = message.headers().get(FROM);
        if (from != null && message.body() instanceof Buffer frame) {
            hearer.accept(from, frame.getBytes());
        }
    }
}
