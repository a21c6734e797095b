package dev.ravel.cluster;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import io.vertx.core.eventbus.EventBus;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;

/** Sends in the name of one node over the clustered event bus, whose context is the cluster's. */
final class EventBusWire implements Wire {
    private static final String FROM = "from";

    private final ClusterVertx cluster;
    private final EventBus bus;
    private final DeliveryOptions options;

    EventBusWire(ClusterVertx cluster, String node) {
        this.cluster = cluster;
        this.bus = cluster.vertx().eventBus();
        this.options = new DeliveryOptions().addHeader(FROM, node);
    }

    @Override
    public void send(String address, byte[] frame) {
        bus.send(address, Buffer.buffer(frame), options);
    }

    @Override
    public void publish(String address, byte[] frame) {
        bus.publish(address, Buffer.buffer(frame), options);
    }

    @Override
    public Future<Runnable> hear(String address, BiConsumer<String, byte[]> hearer) {
        return cluster.call(() -> {
            MessageConsumer<Object> consumer = bus.consumer(address, message -> heard(message, hearer));
            return consumer.completion().map(v -> consumer::unregister);
        });
    }

    /** Anybody in the cluster may send anything here. */
    private static void heard(Message<Object> message, BiConsumer<String, byte[]> hearer) {
        String from = message.headers().get(FROM);
        if (from != null && message.body() instanceof Buffer frame) {
            hearer.accept(from, frame.getBytes());
        }
    }

    @Override
    public void execute(Runnable action) {
        Context context = cluster.context();
        if (Vertx.currentContext() == context) {
            action.run();
            return;
        }
        try {
            context.runOnContext(v -> action.run());
        } catch (RejectedExecutionException e) {
            // Vert.x is closed, and with it every link.
        }
    }

    @Override
    public Runnable every(long millis, Runnable action) {
        Vertx vertx = cluster.vertx();
        long timer = vertx.setPeriodic(millis, id -> execute(action));
        return () -> vertx.cancelTimer(timer);
    }
}
