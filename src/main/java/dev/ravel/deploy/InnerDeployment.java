package dev.ravel.deploy;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.JobSettings.FileRules;
import dev.ravel.bus.Message.Report;
import dev.ravel.config.OutputConfig;
import dev.ravel.files.Folder;
import dev.ravel.jvm.Daemons;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Member;
import dev.ravel.member.Storage;
import dev.ravel.probe.Probe;
import dev.ravel.probe.ProcessSampler;
import dev.ravel.remote.Workplace;
import dev.ravel.work.Kind;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * What a node works with: the {@code inner} deployment of its own conf, built anew for every job. It has a Vert.x of its
 * own, so that a task that blocks a loop does not hold up what nodes say to each other.
 */
final class InnerDeployment implements Workplace {
    private final NodeSettings settings;
    private final Supplier<ProcessSampler> sampling;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(new Daemons("ravel-node"));
    private Closers closers = new Closers();
    private Probe probe;
    private ProcessSampler sampler;

    /** @param sampling begins to follow what the process costs */
    InnerDeployment(NodeSettings settings, Supplier<ProcessSampler> sampling) {
        this.settings = settings;
        this.sampling = sampling;
    }

    @Override
    public Future<List<Member>> open(JobSettings job, Coordinator results) {
        return call(() -> {
            try {
                return opened(job, new Gathering(results));
            } catch (Exception | Error e) {
                closers.closeAll();
                throw e;
            }
        });
    }

    private List<Member> opened(JobSettings job, Gathering members) throws Exception {
        Set<Kind> kinds = served(job);
        closers = new Closers();
        sampler = sampling.get();
        closers.add(sampler::stop);
        sampler.start();
        Model model = Model.of(settings.inner());
        Platform platform = Platform.start(settings.vertx(), model.loops());
        closers.add(() -> platform.close(true));
        probe = new Probe(settings.probe());
        closers.add(probe::stop);
        probe.start(platform.vertx());
        LoopLanes lanes = new LoopLanes(probe, settings.lanes());
        MemberParts parts =
                new MemberParts(job.kinds(), job.request(), job.rules(), folder(job, kinds, platform), lanes, members);
        model.deploy(platform.vertx(), parts.serving(kinds)).await(Deployment.DEPLOY_SECONDS, TimeUnit.SECONDS);
        sampler.jobBegins(OptionalLong.empty());
        lanes.watch().await(Deployment.DEPLOY_SECONDS, TimeUnit.SECONDS);
        return members.all();
    }

    /** A node that has nowhere to put bodies fetches nothing that is to be kept. */
    private Set<Kind> served(JobSettings job) throws RunException {
        Set<Kind> kinds = EnumSet.copyOf(job.kinds());
        kinds.retainAll(settings.kinds());
        if (job.files().isPresent() && settings.files().isEmpty() && kinds.remove(Kind.FETCH) && kinds.isEmpty()) {
            throw new RunException("its conf has no output.files, and the job keeps what it fetches");
        }
        if (kinds.isEmpty()) {
            throw new RunException("it serves no kind of task that the job has");
        }
        return kinds;
    }

    private Optional<Storage> folder(JobSettings job, Set<Kind> kinds, Platform platform) {
        if (job.files().isEmpty() || !kinds.contains(Kind.FETCH)) {
            return Optional.empty();
        }
        FileRules rules = job.files().get();
        Path files = settings.files().orElseThrow();
        OutputConfig output =
                new OutputConfig(files, settings.files(), Optional.empty(), rules.ifExists(), rules.segments(), false);
        Folder folder = new Folder(platform.vertx(), output, rules.since());
        closers.add(() -> folder.close().await(Deployment.DEPLOY_SECONDS, TimeUnit.SECONDS));
        return Optional.of(folder);
    }

    @Override
    public Future<Report> close() {
        return call(() -> {
            sampler.jobEnds();
            Report report = new Report(probe.stop(), sampler.stop());
            closers.closeAll();
            return report;
        });
    }

    private <T> Future<T> call(Callable<T> action) {
        Promise<T> done = Promise.promise();
        thread.execute(() -> {
            try {
                done.complete(action.call());
            } catch (Exception | Error e) {
                done.fail(e);
            }
        });
        return done.future();
    }
}
