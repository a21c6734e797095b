package dev.ravel.deploy;

import dev.ravel.bus.Message.Report;
import dev.ravel.config.ConfigException;
import dev.ravel.config.FetchConfig;
import dev.ravel.config.RavelConfig;
import dev.ravel.engine.Ending;
import dev.ravel.engine.Ending.Stopped;
import dev.ravel.engine.Engine;
import dev.ravel.engine.RunListener;
import dev.ravel.files.Folder;
import dev.ravel.journal.FileJournal;
import dev.ravel.journal.Fingerprint;
import dev.ravel.journal.History;
import dev.ravel.journal.RunLine;
import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.Probe;
import dev.ravel.probe.ProcessSampler;
import dev.ravel.probe.Stall;
import dev.ravel.report.Summary;
import dev.ravel.report.Summary.Subject;
import dev.ravel.report.SummaryJson;
import dev.ravel.report.Tally;
import dev.ravel.report.live.Course;
import dev.ravel.report.live.Listeners;
import dev.ravel.report.live.Screen;
import dev.ravel.report.live.Shown;
import dev.ravel.report.live.TaskLog;
import dev.ravel.runs.OpenRun;
import dev.ravel.runs.Retry;
import dev.ravel.runs.RunDirectory;
import dev.ravel.runs.RunInput;
import dev.ravel.source.Source;
import dev.ravel.source.Sources;
import dev.ravel.work.Kind;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One execution of a job under one deployment, from its lab to its summary. {@link #execute} works on the caller's plain
 * thread, so that a blocked event loop cannot keep a run from ending.
 */
public final class Run {
    private static final Duration GRACE = Duration.ofMillis(500);

    private final RunOrder order;
    private final RavelConfig config;
    private final InstantSource clock = new MonotonicClock();
    private final Screen screen;
    private final Tally tally;
    private final Course course;
    private final RunListener listener;
    private final Closers closers = new Closers();
    private final ProcessSampler sampler = new ProcessSampler();
    private final Instant startedAt = Instant.now();
    private final CompletableFuture<Ending> ended = new CompletableFuture<>();
    private Optional<Conductor> conductor = Optional.empty();
    private Optional<String> stopReason = Optional.empty();
    private boolean deploying;
    private volatile OptionalLong total = OptionalLong.empty();

    /**
     * A run that was not started.
     *
     * @param screen where the lines of {@code run.log} go, and those of nodes that come and go
     */
    public Run(RunOrder order, Screen screen) {
        this.order = order;
        this.screen = screen;
        this.config = order.config();
        this.tally = new Tally(System::nanoTime, config.redaction());
        this.course = new Course(clock, tally, () -> total);
        this.listener =
                new Listeners(config.run().log() ? List.of(tally, course, log(screen)) : List.of(tally, course));
    }

    private TaskLog log(Screen screen) {
        int maxAttempts = config.retry().rule().maxAttempts();
        return new TaskLog(screen, clock, ZoneId.systemDefault(), maxAttempts, new Shown(config.redaction()));
    }

    /** How it is going; may be asked at any time. */
    public Course course() {
        return course;
    }

    /** Ends the run early, within {@code run.drainMs} and little more. May be called from any thread, also too early. */
    public void stop(String reason) {
        Duration most = Duration.ofMillis(config.run().drainMs()).plus(GRACE);
        stopEngine(reason);
        CompletableFuture.delayedExecutor(most.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> ended.complete(new Stopped(reason)));
    }

    private synchronized void stopEngine(String reason) {
        stopReason = Optional.of(reason);
        if (deploying) {
            // nothing is in flight yet that could be waited for
            ended.complete(new Stopped(reason));
        }
        conductor.ifPresent(running -> running.stop(reason));
    }

    /** A stop may have come before there was anybody to be told. */
    private synchronized void started(Conductor running) {
        conductor = Optional.of(running);
        stopReason.ifPresent(running::stop);
    }

    /** Runs the job to its end, writes the run directory, and takes everything down. */
    public Summary execute() throws RunException {
        try {
            return run();
        } catch (RunException | ConfigException e) {
            throw e;
        } catch (IOException e) {
            throw new RunException(RunFolders.inWords(e));
        } catch (UncheckedIOException e) {
            throw new RunException(RunFolders.inWords(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunException("interrupted");
        } catch (Exception e) {
            throw new RunException("the run could not go on: " + e);
        } finally {
            closers.closeAll();
        }
    }

    private Summary run() throws Exception {
        RunFolders folders = new RunFolders(order);
        OpenRun open = folders.open();
        closers.add(open::close);
        if (config.output().files().isPresent()) {
            folders.makeFiles(config.output().files().get());
        }
        if (open.resumed()) {
            tally.resume(open.past());
        }
        RunSite site = RunSite.start(config.lab());
        closers.add(site::close);
        sampler.start();
        Deployment deployment = Deployment.of(
                order,
                open,
                new Deployment.Outside(
                        startedAt, line -> screen.line(() -> line), all -> total = OptionalLong.of(all)));
        closers.add(deployment::close);
        Platform platform = Platform.start(config.vertx(), deployment.loops());
        closers.add(() -> platform.close(tally.live().inFlight() > 0));
        Probe probe = new Probe(config.probe());
        probe.record(open.directory().probe());
        probe.start(platform.vertx());
        Ending ending = job(platform, probe, deployment, site, open);
        tally.over();
        sampler.jobEnds();
        Map<String, Report> nodes = deployment.reports();
        LoopFacts inside = deployment.inside();
        LoopFacts loop = probe.stop().and(inside).unrecorded(recordStalls(inside, nodes, open.directory()));
        Subject subject = new Subject(
                order.job(),
                config.deployment().model(),
                site.where(),
                platform.transport(),
                open.directory().path());
        Summary summary =
                Summary.of(subject, ending, total, tally, loop, sampler.stop()).with(nodes);
        write(summary, open.directory());
        return summary;
    }

    /** What broke the run, such as a full disk, is worth more than that its summary cannot be written. */
    private static void write(Summary summary, RunDirectory directory) throws IOException {
        try {
            directory.write(directory.summary(), SummaryJson.of(summary));
        } catch (IOException e) {
            if (!(summary.ending() instanceof Ending.Broken)) {
                throw e;
            }
        }
    }

    /** Members are deployed while the lab starts; the first task starts when both are ready. */
    private Ending job(Platform platform, Probe probe, Deployment deployment, RunSite site, OpenRun open)
            throws Exception {
        RunInput input = open.input(config.job());
        CompletableFuture<Optional<Fingerprint>> fingerprint = fingerprint(input, open.past());
        LoopLanes lanes = new LoopLanes(probe, deployment.lanes());
        course.receivedFrom(
                deployment.oneProcess() ? lanes::received : () -> tally.live().bytes());
        EngineSettings settings = new EngineSettings(config);
        RunListener all = new Listeners(List.of(listener, deployment.listener()));
        Engine engine = new Engine(settings.rules(), settings.limits(), platform.surroundings(lanes, clock), all);
        Optional<Folder> folder = folder(platform, open);
        MemberParts parts = new MemberParts(
                config.job().kinds(),
                config.job().fetch().map(FetchConfig::request),
                settings.rules(),
                folder.map(f -> f),
                lanes,
                engine);
        if (!deployed(deployment.deploy(platform, parts, engine::failed))) {
            return ended.get();
        }
        Conductor running = deployment.conductor(engine, settings, all);
        Map<Kind, Source> sources = deployment.submits() ? sources(deployment, site, open, input, folder) : Map.of();
        total = deployment.submits() ? totalOf(sources, open) : OptionalLong.empty();
        Optional<String> retryOf = open.retry().map(Retry::of);
        RunLine line = new RunLine(
                order.version(), order.jobHash(), startedAt.toString(), fingerprint.get(), site.ports(), retryOf);
        // before the loops are watched: on a busy machine it takes its time, and nothing else happens meanwhile
        sampler.jobBegins(site.pid());
        lanes.watch().await(Deployment.DEPLOY_SECONDS, TimeUnit.SECONDS);
        FileJournal journal = FileJournal.open(open.journal(), line, running, config.redaction());
        Files.deleteIfExists(open.directory().summary());
        running.start(sources, journal, open.past().ended(), ended::complete);
        started(running);
        return ended.get();
    }

    private Map<Kind, Source> sources(
            Deployment deployment, RunSite site, OpenRun open, RunInput input, Optional<Folder> folder)
            throws Exception {
        Map<Kind, Source> sources = new Sources(site.variables(), order.standardInput())
                .recording(input::through)
                .selecting(open.outstanding())
                .beside((name, sha256) -> deployment.seesFiles()
                        && folder.isPresent()
                        && folder.get().older(name, sha256))
                .open(config.job(), config.output());
        sources.values().forEach(source -> closers.add(source::close));
        return sources;
    }

    /** A run that is stopped need not wait for its members; returns whether they are there. */
    private boolean deployed(Future<?> members) throws Exception {
        CompletableFuture<?> deployed = members.toCompletionStage().toCompletableFuture();
        try {
            deploying(true);
            CompletableFuture.anyOf(deployed, ended).get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
        return !deploying(false);
    }

    /** Returns whether a stop is wished for. */
    private synchronized boolean deploying(boolean now) {
        deploying = now;
        stopReason.filter(reason -> now).ifPresent(reason -> ended.complete(new Stopped(reason)));
        return stopReason.isPresent();
    }

    /** The picture of a run shows what blocked others than its own loops, too; returns why it cannot. */
    private static Optional<String> recordStalls(LoopFacts inside, Map<String, Report> nodes, RunDirectory directory) {
        Stream<LoopFacts> others =
                nodes.entrySet().stream().map(node -> node.getValue().loop().within(node.getKey()));
        List<Stall> stalls = Stream.concat(Stream.of(inside), others)
                .flatMap(facts -> facts.stalls().stream())
                .toList();
        try {
            if (!stalls.isEmpty()) {
                Probe.append(directory.probe(), stalls);
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.of(RunFolders.inWords(e));
        }
    }

    /** A file may be large: it is read while everything else starts. A resumed run has compared it already. */
    private static CompletableFuture<Optional<Fingerprint>> fingerprint(RunInput input, History past) {
        Optional<Fingerprint> known = past.first().flatMap(RunLine::input);
        return known.isPresent()
                ? CompletableFuture.completedFuture(known)
                : CompletableFuture.supplyAsync(() -> {
                    try {
                        return input.fingerprint();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    private Optional<Folder> folder(Platform platform, OpenRun open) throws IOException {
        if (config.output().files().isEmpty()) {
            return Optional.empty();
        }
        Folder folder = new BodyFolder(config.output(), open, startedAt).open(platform.vertx());
        closers.add(() -> folder.close().await(Deployment.DEPLOY_SECONDS, TimeUnit.SECONDS));
        return Optional.of(folder);
    }

    private static OptionalLong totalOf(Map<Kind, Source> outstanding, OpenRun open) {
        if (open.retry().isPresent()) {
            return OptionalLong.of(open.retry().get().ordinals().size());
        }
        boolean known =
                outstanding.values().stream().allMatch(source -> source.size().isPresent());
        return known
                ? OptionalLong.of(outstanding.values().stream()
                                .mapToLong(source -> source.size().getAsLong())
                                .sum()
                        + open.past().ended().size())
                : OptionalLong.empty();
    }
}
