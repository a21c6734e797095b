package dev.ravel.remote;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.LeaseSeal;
import dev.ravel.bus.Link;
import dev.ravel.engine.RunListener;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Hello;
import dev.ravel.work.Outcome;
import dev.ravel.work.Task;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The nodes of one start of a run: brings their members to the engine and its tasks to them, as leases. No result is
 * acknowledged before the engine says what became of it, and none reaches the engine twice.
 *
 * <p>Confined to the context of its clockwork, where {@link #joined} and what comes over links has to be called; the rest
 * may be called from any thread.
 */
public final class Roster implements RunListener {
    private final Session session;
    private final Mailbox mailbox;
    private final Metronome metronome;
    private final Map<String, RemoteNode> nodes = new LinkedHashMap<>();
    private final Set<String> liars = new HashSet<>();
    private final List<NodeReport> reports = new ArrayList<>();
    private final Promise<List<NodeReport>> farewell = Promise.promise();
    private boolean over;

    /**
     * What a run asks of its nodes.
     *
     * @param job what nodes need to know of it
     * @param lease after how much silence a node is taken for lost
     * @param seal the same over all starts of the run
     */
    public record Settings(JobSettings job, Duration lease, LeaseSeal seal) {}

    public Roster(Coordinator engine, Settings settings, Clockwork clockwork, RosterListener listener) {
        session = new Session(engine, settings, clockwork, listener);
        mailbox = new Mailbox(clockwork.context(), () -> nodes.values().forEach(RemoteNode::flush));
        metronome = new Metronome(clockwork, Metronome.interval(settings.lease()), this::beat);
    }

    /** There is a link to a node that has shown that it may serve. An earlier one of that name is closed. */
    public Link.Hearer joined(String name, Link link) {
        RemoteNode earlier = nodes.get(name);
        if (earlier != null) {
            earlier.end("it has joined anew");
        }
        RemoteNode node = new RemoteNode(name, link, session, mailbox, this::changed);
        if (over) {
            node.decline("the run is over");
        } else if (liars.contains(name)) {
            node.turnAway("it made things up before");
        } else {
            nodes.put(name, node);
            metronome.start();
            node.invite();
        }
        return node;
    }

    private void beat() {
        List.copyOf(nodes.values()).forEach(RemoteNode::beat);
    }

    private void changed(RemoteNode node) {
        if (node.lied()) {
            liars.add(node.name());
        }
        if (node.gone() && nodes.remove(node.name(), node)) {
            node.report().ifPresent(report -> reports.add(new NodeReport(node.name(), report)));
        }
        partIfAllReported();
    }

    /**
     * The run is over: tells all nodes, and completes with what it cost them, as soon as all that can be heard have said
     * so; with what came by then when {@code patience} is at its end. Then all links are closed.
     */
    public Future<List<NodeReport>> over(Duration patience) {
        session.clockwork().context().execute(() -> {
            over = true;
            nodes.values().forEach(RemoteNode::over);
            session.clockwork().timer().after(patience, this::part);
            partIfAllReported();
        });
        return farewell.future();
    }

    private void partIfAllReported() {
        if (over && nodes.values().stream().noneMatch(RemoteNode::awaited)) {
            part();
        }
    }

    private void part() {
        if (farewell.future().isComplete()) {
            return;
        }
        metronome.stop();
        nodes.forEach((name, node) -> node.report().ifPresent(report -> reports.add(new NodeReport(name, report))));
        farewell.complete(List.copyOf(reports));
        List.copyOf(nodes.values()).forEach(node -> node.end("the run is over"));
    }

    @Override
    public void started(Task task, Hello member) {
        // A task that was not tried has no result that could have led here.
        if (!task.untried()) {
            mailbox.put(() -> session.unsettled().wentOn(task));
        }
    }

    @Override
    public void postponed(Task task, Instant at) {
        mailbox.put(() -> session.unsettled().wentOn(task));
    }

    @Override
    public void passedOver(Task task) {
        mailbox.put(() -> session.unsettled().passedOver(task));
    }

    @Override
    public void ended(Outcome outcome) {
        mailbox.put(() -> {
            session.unsettled().ended(outcome.ordinal());
            session.grants().ended(outcome.ordinal());
        });
    }
}
