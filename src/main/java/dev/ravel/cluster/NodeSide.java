package dev.ravel.cluster;

import dev.ravel.bus.Message;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.NodeEnd;
import dev.ravel.bus.NodeEnd.Answer;
import dev.ravel.bus.RefusedException;
import dev.ravel.bus.RubbishException;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * A node's end of its links over the event bus: answers the calls of runs while its worker is free, one at a time. Confined to
 * the cluster's context.
 */
public final class NodeSide {
    /** How long a coordinator may take for its first message, and a worker to read it, before another call is answered. */
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);

    private final Wire wire;
    private final NodeEnd end;
    private final Worker worker;
    private final LongSupplier nanoTime;
    private final Refusals refusals = new Refusals();
    private final List<Runnable> endings = new ArrayList<>();
    private Joining joining;
    private Serving serving;

    /** An answered call; whether the caller knows the secret is not known yet. */
    private record Joining(Answer answer, String coordinator, long since) {}

    private record Serving(Heard heard, String coordinator, String session, long since) {}

    NodeSide(Wire wire, NodeEnd end, Worker worker, LongSupplier nanoTime) {
        this.wire = wire;
        this.end = end;
        this.worker = worker;
        this.nanoTime = nanoTime;
    }

    /**
     * Hears calls from now on. May be called from any thread.
     *
     * @param node this node's name, {@code host:port}, the same as that of the end
     */
    public static Future<NodeSide> open(ClusterVertx cluster, String node, NodeEnd end, Worker worker) {
        NodeSide side = new NodeSide(new EventBusWire(cluster, node), end, worker, System::nanoTime);
        side.endings.add(cluster.hear(new Departures(side::left)));
        return side.open(node).map(side);
    }

    /** Frames first: the answer to a call may come at once. */
    Future<Void> open(String node) {
        return wire.hear(Addresses.node(node), this::frame)
                .onSuccess(endings::add)
                .compose(v -> wire.hear(Addresses.CALLS, this::call))
                .onSuccess(endings::add)
                .mapEmpty();
    }

    private void call(String from, byte[] frame) {
        boolean waits = joining != null && nanoTime.getAsLong() - joining.since < PATIENCE_NANOS;
        if (waits) {
            return;
        }
        try {
            Answer answer = end.answer(frame);
            if (worker.free(answer.call()) && !begun(answer.call())) {
                join(from, answer);
            }
        } catch (RefusedException e) {
            turnAway(e.getMessage());
            if (refusals.answers(from, nanoTime.getAsLong())) {
                wire.send(Addresses.joins(from), e.reply());
            }
        } catch (RubbishException e) {
            turnAway(from + " called with " + e.getMessage());
        }
    }

    /** A worker may not have read yet that it serves: it does so on a thread of its own. */
    private boolean begun(Call call) {
        return serving != null
                && serving.session.equals(call.session())
                && nanoTime.getAsLong() - serving.since < PATIENCE_NANOS;
    }

    private void join(String coordinator, Answer answer) {
        joining = new Joining(answer, coordinator, nanoTime.getAsLong());
        wire.send(Addresses.joins(coordinator), answer.join());
    }

    private void turnAway(String reason) {
        if (refusals.tells(reason)) {
            worker.turnedAway(reason);
        }
    }

    /** Of a coordinator that it has joined just now, of the one that it serves, or of one that refuses it. */
    private void frame(String from, byte[] frame) {
        if (joining != null && begins(frame)) {
            return;
        }
        end.refused(frame)
                .ifPresentOrElse(reason -> turnAway(from + " refuses this node: " + reason), () -> hear(frame));
    }

    private void hear(byte[] frame) {
        if (serving != null) {
            serving.heard.frame(frame);
        }
    }

    /** Whether the coordinator that was joined has sent it: then it is served. */
    private boolean begins(byte[] frame) {
        Joining joined = joining;
        BusLink link = new BusLink(wire, Addresses.run(joined.answer.call().session()), joined.answer.seal());
        try {
            begin(joined, link, link.read(frame));
            return true;
        } catch (RubbishException e) {
            return false;
        }
    }

    private void begin(Joining joined, BusLink link, Message first) {
        joining = null;
        Call call = joined.answer.call();
        Heard heard = new Heard(link, worker.serve(call, link));
        serving = new Serving(heard, joined.coordinator, call.session(), nanoTime.getAsLong());
        heard.hearer().received(first);
    }

    void left(String member) {
        if (serving != null && serving.coordinator.equals(member)) {
            serving.heard.gone("the coordinator " + member + " has left the cluster");
            serving = null;
        }
    }

    /** Hears no calls and nothing over its link any more. May be called from any thread. */
    public void close() {
        wire.execute(() -> {
            endings.forEach(Runnable::run);
            endings.clear();
            if (serving != null) {
                serving.heard.link().close();
            }
            joining = null;
            serving = null;
        });
    }
}
