package dev.ravel.deploy;

import dev.ravel.bus.Link;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.NodeEnd;
import dev.ravel.cluster.ClusterVertx;
import dev.ravel.cluster.NodeSide;
import dev.ravel.cluster.Worker;
import dev.ravel.config.ClusterConfig;
import dev.ravel.config.ConfigException;
import dev.ravel.config.DeploymentConfig.Cluster;
import dev.ravel.config.NodeConfig;
import dev.ravel.probe.ProcessSampler;
import dev.ravel.remote.Station;
import dev.ravel.remote.StationListener;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** A node of a cluster that has no job of its own: it serves whatever job comes, outlives jobs, and leaves when it is told to. */
final class WorkerNode implements ServingNode {
    private static final Duration CLOSE = Duration.ofSeconds(15);

    private final Duration drain;
    private final ClusterConfig cluster;
    private final NodeEnd end;
    private final Consumer<String> told;
    private final CommsThread comms = new CommsThread();
    private final Station station;
    private final ClusterPlace place;
    private final CompletableFuture<Void> left = new CompletableFuture<>();

    /** What of a node does not come from its conf. */
    record Manners(String version, Consumer<String> told, Supplier<ProcessSampler> sampling) {}

    /**
     * A node that has not joined.
     *
     * @param told hears, in words, what happens
     */
    public WorkerNode(NodeConfig config, Cluster deployment, String version, Consumer<String> told) {
        this(config, deployment, new Manners(version, told, ProcessSampler::fromNow));
    }

    WorkerNode(NodeConfig config, Cluster deployment, Manners manners) {
        this.drain = Duration.ofMillis(config.drainMs());
        this.cluster = deployment.cluster();
        this.told = manners.told();
        this.end = new NodeEnd(cluster.secret().orElse(""), cluster.node(), manners.version());
        NodeSettings settings = new NodeSettings(
                deployment.inner(), config.vertx(), config.probe(), config.files(), deployment.kinds(), "");
        InnerDeployment inner = new InnerDeployment(settings, manners.sampling());
        this.station = new Station(inner, comms.clockwork(), new Log());
        this.place = new ClusterPlace(cluster, this::open, told);
        comms.onDefect(left::completeExceptionally);
    }

    @Override
    public void run() throws RunException {
        place.take().onSuccess(this::arrived).onFailure(left::completeExceptionally);
        try {
            left.get();
        } catch (ExecutionException e) {
            throw refused(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("interrupted");
        } finally {
            leaveCluster();
        }
    }

    private void arrived(Set<String> others) {
        if (left.isDone()) {
            return;
        }
        told.accept(cluster.node() + " is in the cluster " + cluster.name() + ", "
                + (others.isEmpty() ? "alone so far" : "with " + String.join(", ", others)));
    }

    private static RunException refused(Throwable cause) {
        if (cause instanceof ConfigException conf) {
            throw conf;
        }
        return new RunException("the node could not go on: " + cause);
    }

    /** What was in hand is finished or given up: nobody waits for a good-bye that does not come in time. */
    private void leaveCluster() {
        try {
            place.close();
        } catch (Exception e) {
            told.accept("the cluster did not let go in time");
        }
        comms.close();
    }

    @Override
    public void leave() {
        station.leave(drain).onComplete(done -> left.complete(null));
        long most = drain.plus(CLOSE).toMillis();
        CompletableFuture.delayedExecutor(most, TimeUnit.MILLISECONDS).execute(() -> left.complete(null));
    }

    private Future<Runnable> open(ClusterVertx vertx) {
        return NodeSide.open(vertx, cluster.node(), end, new Side()).map(side -> side::close);
    }

    /** From the cluster's context to the thread of the station, which lasts longer. */
    private final class Side implements Worker {
        @Override
        public boolean free(Call call) {
            return station.free(call);
        }

        @Override
        public Link.Hearer serve(Call call, Link link) {
            return comms.hearing(() -> station.serve(call, link));
        }

        @Override
        public void turnedAway(String reason) {
            told.accept(reason);
        }
    }

    private final class Log implements StationListener {
        private boolean suspicious;

        @Override
        public void serving(String job) {
            told.accept("works on " + job);
        }

        @Override
        public void lost(String reason) {
            told.accept("its coordinator is lost (" + reason + ")");
        }

        @Override
        public void over() {
            told.accept("the run is over; waiting for the next");
        }

        @Override
        public void unable(String reason) {
            told.accept("cannot work on the job: " + reason);
        }

        @Override
        public void rubbish(String reason) {
            if (!suspicious) {
                suspicious = true;
                told.accept("dropped what nobody vouches for: " + reason);
            }
        }
    }
}
