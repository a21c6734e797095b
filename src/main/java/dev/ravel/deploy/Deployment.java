package dev.ravel.deploy;

import dev.ravel.bus.Message.Report;
import dev.ravel.config.DeploymentConfig.Cluster;
import dev.ravel.config.DeploymentConfig.Processes;
import dev.ravel.config.DeploymentConfig.Queue;
import dev.ravel.engine.Engine;
import dev.ravel.engine.RunListener;
import dev.ravel.probe.LoopFacts;
import dev.ravel.runs.OpenRun;
import io.vertx.core.Future;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/** Where the tasks of one run are worked on: in this JVM, in others, or both. */
interface Deployment {
    long DEPLOY_SECONDS = 60;

    /**
     * What a run hears of its deployment.
     *
     * @param told hears, in words, who comes and goes
     * @param total hears how many tasks there are, where only others know
     */
    record Outside(Instant startedAt, Consumer<String> told, LongConsumer total) {}

    /** How many event loops it needs in this JVM, one at least. */
    int loops();

    /** What stands before the names of this JVM's lanes. */
    default String lanes() {
        return "";
    }

    /** Whether bodies may be kept in a folder that this JVM sees as the members do. */
    default boolean seesFiles() {
        return true;
    }

    /** Whether all that is received passes the loops of this JVM. */
    default boolean oneProcess() {
        return false;
    }

    /** What it needs to hear of the run. */
    default RunListener listener() {
        return new RunListener() {};
    }

    /**
     * Lets members say hello; completes when the first task may start. Ends by itself, with an error, where that takes too long.
     *
     * @param broken hears why the run cannot go on any more
     */
    Future<?> deploy(Platform platform, MemberParts parts, Consumer<String> broken);

    /** Whether this process reads the job's tasks. */
    default boolean submits() {
        return true;
    }

    /**
     * Who sees the job through; asked for once, when {@link #deploy} is done.
     *
     * @param engine the one that members were told of
     */
    default Conductor conductor(Engine engine, EngineSettings settings, RunListener listener) {
        return Conductor.of(engine, settings.pace());
    }

    /** The run is over: what was seen on loops of this process that are not the run's own; asked for once, before {@link #close}. */
    default LoopFacts inside() throws Exception {
        return LoopFacts.NONE;
    }

    /** The run is over: what it cost elsewhere, by node; asked for once, before {@link #close}. */
    default Map<String, Report> reports() {
        return Map.of();
    }

    /** Takes down what {@link Platform} does not. */
    default void close() throws Exception {}

    /**
     * The one that the conf asks for.
     *
     * @param outside hears who comes and goes, and more
     */
    static Deployment of(RunOrder order, OpenRun open, Outside outside) throws IOException {
        Instant startedAt = outside.startedAt();
        Consumer<String> told = outside.told();
        if (order.config().deployment() instanceof Queue queue) {
            return new QueueDeployment(queue, order, open, outside);
        }
        if (order.config().deployment() instanceof Processes processes) {
            return new ProcessesDeployment(processes, order.nodeConfig(), RunTerms.of(order, open, startedAt), told);
        }
        if (order.config().deployment() instanceof Cluster cluster) {
            return new ClusterDeployment(cluster, order.nodeConfig(), RunTerms.of(order, open, startedAt), told);
        }
        return local(Model.of(order.config().deployment()));
    }

    private static Deployment local(Model model) {
        return new Deployment() {
            @Override
            public boolean oneProcess() {
                return true;
            }

            @Override
            public int loops() {
                return model.loops();
            }

            @Override
            public Future<?> deploy(Platform platform, MemberParts parts, Consumer<String> broken) {
                return model.deploy(platform.vertx(), parts).timeout(DEPLOY_SECONDS, TimeUnit.SECONDS);
            }
        };
    }
}
