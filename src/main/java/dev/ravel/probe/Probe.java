package dev.ravel.probe;

import dev.ravel.config.ProbeConfig;
import dev.ravel.member.Lane;
import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/**
 * Measures the event loops of one Vert.x instance: lag, stalls, Vert.x's own warnings, busy share. Sees what a thread
 * that samples can see: a stall that no mark encloses is known to within one lag period. Where the conf has it switched
 * off nothing is started and nothing is reported.
 *
 * <p>Any thread may call it.
 */
public final class Probe {
    private static final Path PROC = Path.of("/proc");
    private static final int STALLS_KEPT = 1000;
    private static final int LOOKS_A_STALL = 4;
    private static final long RECORDER_PATIENCE_MS = 2000;

    private final ProbeConfig config;
    private final long period;
    private final long stall;
    private final StallLog log = new StallLog(STALLS_KEPT);
    private final Epoch epoch = Epoch.now();
    private final Judge judge;
    private final Watchdog watchdog;
    private final Map<Thread, Loop> loops = new ConcurrentHashMap<>();
    private final Map<Loop, BusyClock> clocks = new ConcurrentHashMap<>();
    private final List<java.util.concurrent.Future<?>> timers = new CopyOnWriteArrayList<>();
    private volatile Optional<Warnings> warnings = Optional.empty();
    private volatile Optional<Recorder> recorder = Optional.empty();

    public Probe(ProbeConfig config) {
        this.config = config;
        this.period = TimeUnit.MILLISECONDS.toNanos(config.lagPeriodMs());
        this.stall = TimeUnit.MILLISECONDS.toNanos(config.stallMs());
        long interval = Math.max(TimeUnit.MILLISECONDS.toNanos(1), stall / LOOKS_A_STALL);
        Pauses pauses = new Pauses(interval);
        this.judge = new Judge(pauses, this::judged, epoch);
        this.watchdog = new Watchdog(interval, pauses, epoch.nanos());
    }

    /** A lane for a thread. Only a lane under {@link #watch} gives stalls. */
    public Lane lane(String name) {
        if (!config.enabled()) {
            return new Lane(name, Long.MAX_VALUE);
        }
        Lane lane = new Lane(name, stall);
        watchdog.unwatched().add(lane);
        return lane;
    }

    /**
     * Appends to a file what is measured from now on: every stall, and the worst lag of every loop in stretches of 50 ms,
     * which get longer as the run does. To be called once, before {@link #start}.
     */
    public void record(Path file) {
        if (config.enabled()) {
            recorder = Optional.of(new Recorder(file, epoch, watchdog.loops()));
        }
    }

    /** Starts the watchdog, and counts this instance's warnings from now on instead of logging them. To be called once. */
    public void start(Vertx vertx) {
        if (config.enabled()) {
            warnings = Optional.of(Warnings.of(vertx));
            recorder.ifPresent(Recorder::start);
            watchdog.start();
        }
    }

    /**
     * Watches the loop of a context, whose handlers mark this lane, until {@link #stop} or until Vert.x is closed; it does
     * not matter what becomes of the context. Lanes may share a loop: it is measured once, under the first lane's name.
     *
     * @return completes on the loop, once it is watched; fails with {@link IllegalArgumentException} for a context that is
     *     not an event loop's
     */
    public Future<Void> watch(Context context, Lane lane) {
        if (!config.enabled()) {
            return Future.succeededFuture();
        }
        if (!context.isEventLoopContext()) {
            return Future.failedFuture(new IllegalArgumentException(lane.name() + " is not on an event loop"));
        }
        Promise<Void> watched = Promise.promise();
        EventLoop eventLoop = ((ContextInternal) context).nettyEventLoop();
        // here, not on the loop: the histogram's classes may have to be loaded
        Lag lag = new Lag(period, stall);
        eventLoop.execute(() -> {
            loop(eventLoop, lag, lane).add(lane);
            watchdog.unwatched().remove(lane);
            watched.complete();
        });
        return watched.future();
    }

    /** What is known so far; stalls that still last are not. Call it before Vert.x is closed: a thread's CPU time ends with it. */
    public LoopFacts facts() {
        if (!config.enabled()) {
            return LoopFacts.NONE;
        }
        long now = System.nanoTime();
        return new LoopFacts(
                lag(now),
                warnings.map(Warnings::warned),
                log.longest(),
                log.totals(),
                busyShare(now),
                Optional.empty());
    }

    /** Ends the watch and returns all that is known, without waiting for any loop: one that is blocked is reported so far. */
    public LoopFacts stop() {
        long now = System.nanoTime();
        watchdog.stop(now);
        LoopFacts facts = facts();
        timers.forEach(timer -> timer.cancel(false));
        return facts.with(recorder.flatMap(writing -> writing.close(now, RECORDER_PATIENCE_MS)));
    }

    /** Appends stalls of other processes to a file that no probe is writing. */
    public static void append(Path file, List<Stall> stalls) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ProbeLines spelled = new ProbeLines(bytes, Epoch.now());
        for (Stall stall : stalls) {
            spelled.stall(stall);
        }
        try (AppendedLines lines = AppendedLines.open(file)) {
            lines.append(bytes.toByteArray());
        }
    }

    private void judged(Stall stall) {
        log.add(stall);
        recorder.ifPresent(writing -> writing.stall(stall));
    }

    /** The calling loop, under watch from now on. */
    private Loop loop(EventLoop eventLoop, Lag lag, Lane lane) {
        Thread thread = Thread.currentThread();
        Loop known = loops.get(thread);
        if (known != null) {
            return known;
        }
        Optional<ThreadCpu> own = ThreadCpu.current(PROC);
        Loop loop = new Loop(lane.name(), own, lag, stall, judge);
        loops.put(thread, loop);
        own.ifPresent(cpu -> clocks.put(loop, BusyClock.start(cpu, System.nanoTime())));
        begin(eventLoop, loop);
        return loop;
    }

    private void begin(EventLoop eventLoop, Loop loop) {
        loop.lag().begin(System.nanoTime());
        // a timer of the loop, not of a context: it lives as long as the loop and needs no dispatch
        timers.add(eventLoop.scheduleAtFixedRate(
                () -> loop.tick(System.nanoTime()), period, period, TimeUnit.NANOSECONDS));
        watchdog.loops().add(loop);
    }

    private Optional<LoopFacts.LagMs> lag(long now) {
        Histogram sum = Lag.emptyHistogram();
        watchdog.loops().forEach(loop -> loop.lag()
                .addTo(sum, loop.alive() ? now : loop.lag().due()));
        return sum.getTotalCount() == 0
                ? Optional.empty()
                : Optional.of(new LoopFacts.LagMs(
                        ms(sum.getValueAtPercentile(50)), ms(sum.getValueAtPercentile(99)), ms(sum.getMaxValue())));
    }

    private Map<String, Double> busyShare(long now) {
        Map<String, Double> shares = new TreeMap<>();
        clocks.forEach((loop, clock) -> clock.share(now).ifPresent(share -> shares.put(loop.name(), share)));
        return shares;
    }

    private static double ms(long micros) {
        return micros / 1000.0;
    }
}
