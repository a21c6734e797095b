package dev.ravel.deploy;

import dev.ravel.bus.Message.Report;
import dev.ravel.bus.Nonce;
import dev.ravel.bus.Routes;
import dev.ravel.bus.Ticket;
import dev.ravel.config.DeploymentConfig.Queue;
import dev.ravel.config.ProbeConfig;
import dev.ravel.config.QueueConfig;
import dev.ravel.config.VertxConfig;
import dev.ravel.probe.ProcessSampler;
import dev.ravel.queue.Broker;
import dev.ravel.queue.Order;
import dev.ravel.queue.QueueWorker;
import dev.ravel.queue.WorkerListener;
import dev.ravel.queue.WorkerTerms;
import dev.ravel.queue.Workshop;
import dev.ravel.work.Kind;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/** The part of this process in the work on what a broker has. */
final class WorkRole {
    private static final int SUFFIX = 6;
    private static final Path FILES = Path.of("files");

    private final String name =
            "worker-" + ProcessHandle.current().pid() + "-" + Nonce.fresh().substring(0, SUFFIX);
    private final QueueConfig queue;
    private final int slots;
    private final QueueWorker worker;

    /**
     * What it works with, besides the broker.
     *
     * @param files where it keeps the bodies of jobs that keep them; absent: below {@code files}, since a worker that took
     *     such tasks and could not do them would keep them from others
     */
    record Equipment(VertxConfig vertx, ProbeConfig probe, Optional<Path> files) {
        private NodeSettings settings(Queue deployment, String worker) {
            Optional<Path> folder = files.or(() -> Optional.of(FILES));
            return new NodeSettings(deployment.inner(), vertx, probe, folder, EnumSet.allOf(Kind.class), worker + "/");
        }
    }

    /**
     * One that takes nothing yet.
     *
     * @param told hears, in words, what people may want to know
     * @param broken hears of a defect, after which it is to be ended
     */
    WorkRole(Queue config, Equipment equipment, CommsThread context, Consumer<String> told, Consumer<String> broken) {
        this.queue = config.queue();
        NodeSettings settings = equipment.settings(config, name);
        this.slots = settings.inner().capacity().computations();
        Workshop workshop = new Workshop(
                () -> new InnerDeployment(settings, ProcessSampler::fromNow),
                context.clockwork(),
                new MonotonicClock(),
                new SplittableRandom());
        this.worker = new QueueWorker(WorkerTerms.of(queue.maxLosses()), workshop, new Words(told, broken));
    }

    /** By which the outcomes name it. */
    String name() {
        return name;
    }

    Future<Void> start(Broker broker) {
        return worker.start(broker, order());
    }

    private Order order() {
        Routes routes = routes(queue);
        List<String> plain = new ArrayList<>();
        List<String> shards = new ArrayList<>();
        for (String served : queue.served()) {
            if (routes.sharded(served)) {
                for (int i = 0; i < routes.shards(); i++) {
                    shards.add(Routes.shard(served, i));
                }
            } else {
                plain.add(served);
            }
        }
        return new Order(name, plain, shards, slots + queue.prefetch(), queue.window());
    }

    static Routes routes(QueueConfig queue) {
        QueueConfig.Routes routes = queue.routes();
        return new Routes(routes.kinds(), routes.hosts(), routes.shards());
    }

    /** Takes no more tasks, and finishes what it has begun within {@code drain}. */
    Future<Void> leave(Duration drain) {
        return worker.leave(drain);
    }

    /** Takes its members down; what the work on each job cost. */
    Future<Map<String, Report>> close() {
        return worker.close();
    }

    private record Words(Consumer<String> told, Consumer<String> defect) implements WorkerListener {
        @Override
        public void serving(String job) {
            told.accept("works on " + job);
        }

        @Override
        public void unable(String job, String reason) {
            told.accept("cannot work on " + job + ": " + reason);
        }

        @Override
        public void halted(String job, String reason) {
            told.accept("can store nothing of " + job + ": " + reason);
        }

        @Override
        public void buried(Ticket ticket, String reason) {
            told.accept("task " + ticket.ordinal() + " of " + ticket.job() + " is dead: " + reason);
        }

        @Override
        public void unsettled(String reason) {
            told.accept("a task is left to others: " + reason);
        }

        @Override
        public void broken(String reason) {
            defect.accept(reason);
        }
    }
}
