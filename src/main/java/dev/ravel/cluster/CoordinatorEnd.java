package dev.ravel.cluster;

import dev.ravel.bus.CallerEnd;
import dev.ravel.bus.CallerEnd.Joined;
import dev.ravel.bus.Gate;
import dev.ravel.bus.RefusedException;
import dev.ravel.bus.RubbishException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * A run's end of its links over the event bus: calls every second for nodes, and lets in those who know the secret. Of one
 * node's links only the latest counts. Confined to the cluster's context.
 */
public final class CoordinatorEnd {
    private static final long CALL_MS = 1000;

    private final Wire wire;
    private final CallerEnd end;
    private final Gate gate;
    private final LongSupplier nanoTime;
    private final Map<String, Heard> nodes = new HashMap<>();
    private final Refusals refusals = new Refusals();
    private final List<Runnable> endings = new ArrayList<>();

    CoordinatorEnd(Wire wire, CallerEnd end, Gate gate, LongSupplier nanoTime) {
        this.wire = wire;
        this.end = end;
        this.gate = gate;
        this.nanoTime = nanoTime;
    }

    /**
     * Calls from now on. May be called from any thread.
     *
     * @param node this node's name, {@code host:port}
     * @param session that of the call
     * @param gate is called on the cluster's context
     */
    public static Future<CoordinatorEnd> open(
            ClusterVertx cluster, String node, String session, CallerEnd end, Gate gate) {
        CoordinatorEnd coordinator = new CoordinatorEnd(new EventBusWire(cluster, node), end, gate, System::nanoTime);
        coordinator.endings.add(cluster.hear(new Departures(coordinator::left)));
        return coordinator.open(node, session).map(coordinator);
    }

    Future<Void> open(String node, String session) {
        return wire.hear(Addresses.joins(node), this::join)
                .onSuccess(endings::add)
                .compose(v -> wire.hear(Addresses.run(session), this::frame))
                .onSuccess(endings::add)
                .onSuccess(v -> endings.add(wire.every(CALL_MS, this::call)))
                .onSuccess(v -> wire.execute(this::call))
                .mapEmpty();
    }

    private void call() {
        wire.publish(Addresses.CALLS, end.call());
    }

    private void join(String from, byte[] frame) {
        try {
            admit(end.join(frame));
        } catch (RefusedException e) {
            turnAway(from, e.getMessage());
            if (refusals.answers(from, nanoTime.getAsLong())) {
                wire.send(Addresses.node(from), e.reply());
            }
        } catch (RubbishException e) {
            turnAway(from, from + " wanted to join with " + e.getMessage());
        }
    }

    private void admit(Joined joined) {
        String node = joined.join().node();
        BusLink link = new BusLink(wire, Addresses.node(node), joined.seal());
        nodes.put(node, new Heard(link, gate.admitted(node, link)));
    }

    private void turnAway(String from, String reason) {
        if (refusals.tells(from + " " + reason)) {
            gate.turnedAway(reason);
        }
    }

    private void frame(String from, byte[] frame) {
        Heard node = nodes.get(from);
        if (node != null) {
            node.frame(frame);
        }
    }

    void left(String node) {
        Heard gone = nodes.remove(node);
        if (gone != null) {
            gone.gone("has left the cluster");
        }
    }

    /** Calls nobody and hears nobody any more. May be called from any thread. */
    public void close() {
        wire.execute(() -> {
            endings.forEach(Runnable::run);
            endings.clear();
            nodes.values().forEach(node -> node.link().close());
            nodes.clear();
        });
    }
}
