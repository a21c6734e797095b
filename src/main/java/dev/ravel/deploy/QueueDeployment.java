package dev.ravel.deploy;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.Message.Report;
import dev.ravel.bus.Nonce;
import dev.ravel.bus.Terms;
import dev.ravel.config.ConfigException;
import dev.ravel.config.DeploymentConfig.Queue;
import dev.ravel.config.QueueConfig;
import dev.ravel.config.QueueConfig.Role;
import dev.ravel.config.RavelConfig;
import dev.ravel.engine.Engine;
import dev.ravel.engine.RunListener;
import dev.ravel.probe.LoopFacts;
import dev.ravel.queue.Broker;
import dev.ravel.runs.OpenRun;
import dev.ravel.runs.Submission;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A broker keeps the tasks and their outcomes; this process has one, two or all of the roles around it. */
final class QueueDeployment implements Deployment {
    private static final int SUFFIX = 8;

    private final QueueConfig queue;
    private final QueueJob job;
    private final Optional<WorkRole> work;
    private final CommsThread comms = Brokers.context();
    private final Consumer<String> told;
    private volatile Broker broker;
    private volatile Optional<Conductor> conductor = Optional.empty();

    QueueDeployment(Queue config, RunOrder order, OpenRun open, Outside outside) throws IOException {
        this.queue = config.queue();
        this.told = outside.told();
        RunTerms terms = RunTerms.of(order, open, outside.startedAt());
        Instant first = open.past().firstStart().orElse(outside.startedAt());
        this.job = job(order, open, terms.job(), first, outside);
        this.work = queue.roles().contains(Role.WORK)
                ? Optional.of(new WorkRole(config, equipment(order.config()), comms, told, this::broken))
                : Optional.empty();
    }

    private QueueJob job(RunOrder order, OpenRun open, JobSettings settings, Instant first, Outside outside)
            throws IOException {
        RavelConfig config = order.config();
        EngineSettings engine = new EngineSettings(config);
        String name = queue.job()
                .orElseGet(() -> order.job().replaceAll("[^A-Za-z0-9_-]", "-") + "-"
                        + Nonce.fresh().substring(0, SUFFIX));
        Submission submission = Submission.of(open.directory(), name);
        boolean known = queue.roles().contains(Role.SUBMIT) || queue.job().isPresent() || !submission.fresh();
        if (!known) {
            throw new ConfigException(
                    "deployment.job", "", "is needed to collect what others submitted; or -resume the run that did");
        }
        Duration expiry = engine.limits().expireAfter();
        return new QueueJob(
                new Terms(
                        submission.job(),
                        settings,
                        engine.pace(),
                        engine.limits().pause(),
                        WorkRole.routes(queue)),
                queue.roles(),
                submission,
                expiry.isZero() ? Optional.empty() : Optional.of(first.plus(expiry)),
                engine.limits().failures(),
                engine.limits().drain(),
                new MonotonicClock(),
                outside);
    }

    private static WorkRole.Equipment equipment(RavelConfig run) {
        return new WorkRole.Equipment(run.vertx(), run.probe(), run.output().files());
    }

    private void broken(String reason) {
        conductor.ifPresent(running -> running.failed(reason));
    }

    @Override
    public int loops() {
        return 1;
    }

    /** Each worker has a folder of its own, or they share one: only they know. */
    @Override
    public boolean seesFiles() {
        return false;
    }

    @Override
    public boolean submits() {
        return job.has(Role.SUBMIT);
    }

    @Override
    public Future<?> deploy(Platform platform, MemberParts parts, Consumer<String> broken) {
        Promise<Void> deployed = Promise.promise();
        comms.onDefect(thrown -> deployed.tryFail("internal error: " + thrown));
        comms.call(this::open).onSuccess(deployed::tryComplete).onFailure(deployed::tryFail);
        return deployed.future().recover(cause -> Future.failedFuture(new RunException(cause.getMessage())));
    }

    private Future<Void> open() {
        Duration patience = Duration.ofMillis(queue.patienceMs());
        return Brokers.open(queue, patience, comms.clockwork(), told)
                .onSuccess(opened -> broker = opened)
                .compose(opened -> work.map(role -> role.start(opened)).orElse(Future.succeededFuture()));
    }

    @Override
    public Conductor conductor(Engine engine, EngineSettings settings, RunListener listener) {
        Conductor running = new QueueConductor(broker, job, comms, work, listener);
        conductor = Optional.of(running);
        comms.onDefect(thrown -> running.failed("internal error: " + thrown));
        return running;
    }

    @Override
    public LoopFacts inside() throws Exception {
        if (work.isEmpty() || broker == null) {
            return LoopFacts.NONE;
        }
        Map<String, Report> jobs = comms.call(work.get()::close).await(DEPLOY_SECONDS, TimeUnit.SECONDS);
        return jobs.values().stream().map(Report::loop).reduce(LoopFacts.NONE, LoopFacts::and);
    }

    @Override
    public void close() throws Exception {
        if (broker != null) {
            comms.call(broker::close).await(DEPLOY_SECONDS, TimeUnit.SECONDS);
        }
        comms.close();
    }
}
