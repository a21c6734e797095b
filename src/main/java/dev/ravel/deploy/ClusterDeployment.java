package dev.ravel.deploy;

import dev.ravel.bus.CallerEnd;
import dev.ravel.bus.Gate;
import dev.ravel.bus.Link;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.Message.Report;
import dev.ravel.cluster.ClusterVertx;
import dev.ravel.cluster.CoordinatorEnd;
import dev.ravel.config.ClusterConfig;
import dev.ravel.config.DeploymentConfig.Cluster;
import dev.ravel.engine.RunListener;
import dev.ravel.work.Kind;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Every node of a cluster that joins the run, and this one with its {@code inner} deployment where it works too. */
final class ClusterDeployment implements Deployment {
    private final Cluster config;
    private final Model inner;
    private final CommsThread comms = new CommsThread();
    private final RunNodes nodes;
    private final Call call;
    private final CallerEnd end;
    private final ClusterPlace place;
    private final Children children;

    ClusterDeployment(Cluster config, String nodeConfig, RunTerms terms, Consumer<String> told) {
        ClusterConfig cluster = config.cluster().beside(0, config.nodes());
        this.children = new Children(node -> order(nodeConfig, terms, node), told, this::noChildren);
        this.config = config;
        this.inner = Model.of(config.inner());
        this.call = terms.call();
        this.end = new CallerEnd(cluster.secret().orElse(""), call);
        Duration patience = Duration.ofMillis(cluster.joinTimeoutMs());
        this.nodes = new RunNodes(
                comms.clockwork(),
                terms,
                new RunNodes.Manners(Duration.ofMillis(cluster.leaseMs()), patience, true, told));
        this.place = new ClusterPlace(cluster, this::open, told);
        comms.onDefect(thrown -> nodes.giveUp("internal error: " + thrown));
    }

    @Override
    public int loops() {
        return config.works() ? inner.loops() : 1;
    }

    @Override
    public String lanes() {
        return config.cluster().node() + "/";
    }

    /** Each node has a folder of its own, or they share one: only they know. */
    @Override
    public boolean seesFiles() {
        return false;
    }

    @Override
    public RunListener listener() {
        return nodes.listener();
    }

    @Override
    public Future<?> deploy(Platform platform, MemberParts parts, Consumer<String> broken) {
        nodes.workFor(parts.coordinator(), broken);
        Set<Kind> own = EnumSet.copyOf(parts.kinds());
        own.retainAll(config.kinds());
        boolean works = config.works() && !own.isEmpty();
        Future<?> working = works ? inner.deploy(platform.vertx(), parts.serving(own)) : Future.succeededFuture();
        int others = config.cluster().minMembers() - (works ? 1 : 0);
        nodes.onServing(children::served);
        Future<?> joined = place.take().compose(there -> begin());
        return Future.all(working, joined).compose(ready -> nodes.await(others));
    }

    /** Not before this one has joined: of nodes that start together each begins a cluster, and they take long to become one. */
    private Future<Void> begin() {
        ClusterConfig cluster = config.cluster();
        try {
            for (int i = 1; i <= config.nodes(); i++) {
                children.start(cluster.beside(i, 0).node());
            }
            return Future.succeededFuture();
        } catch (IOException e) {
            return Future.failedFuture(new RunException("a node cannot be started: " + e.getMessage()));
        }
    }

    private static String order(String nodeConfig, RunTerms terms, String node) {
        int port = Integer.parseInt(node.substring(node.lastIndexOf(':') + 1));
        return ChildOrderCodec.line(new ChildOrder(port, "", node, terms.version(), nodeConfig));
    }

    /** While nodes are waited for, there is nobody left to come; later, others may serve. */
    private void noChildren(String reason) {
        nodes.waitNoMore(reason);
    }

    private Future<Runnable> open(ClusterVertx cluster) {
        return CoordinatorEnd.open(cluster, config.cluster().node(), call.session(), end, new Door())
                .map(coordinator -> coordinator::close);
    }

    @Override
    public Map<String, Report> reports() {
        return nodes.reports();
    }

    @Override
    public void close() throws Exception {
        children.close();
        place.close();
        comms.close();
    }

    /** From the cluster's context to the thread of the nodes, which lasts longer. */
    private final class Door implements Gate {
        @Override
        public Link.Hearer admitted(String node, Link link) {
            return comms.hearing(() -> nodes.admitted(node, link));
        }

        @Override
        public void turnedAway(String reason) {
            nodes.turnedAway(reason);
        }
    }
}
