package dev.ravel.probe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Follows what this process costs, from a plain thread, a few times a second. Any thread may call it. */
public final class ProcessSampler {
    private static final long INTERVAL = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long BYTES_PER_KB = 1024;

    private final Path process;
    private final Supplier<Optional<Duration>> cpu;
    private final ContextSwitches switches;
    private final JobCpu jobCpu;
    private OptionalLong threadsPeak = OptionalLong.empty();
    private OptionalLong rssPeakKb = OptionalLong.empty();
    private volatile boolean stopped;

    /** This process. */
    public ProcessSampler() {
        this(Path.of("/proc/self"), () -> ProcessHandle.current().info().totalCpuDuration());
    }

    /** @param process the process's folder in the proc file system, or what stands for it */
    ProcessSampler(Path process, Supplier<Optional<Duration>> cpu) {
        this.process = process;
        this.cpu = cpu;
        this.switches = new ContextSwitches(process.resolve("task"));
        this.jobCpu = new JobCpu(process.resolve("task"));
    }

    /** Begins to sample. To be called once. */
    public void start() {
        Thread thread = new Thread(this::run, "ravel-process");
        thread.setDaemon(true);
        thread.start();
    }

    /** The first task is about to start. */
    public synchronized void jobBegins() {
        jobCpu.begin();
    }

    /** The job is over: what comes now is not its doing. */
    public synchronized void jobEnds() {
        jobCpu.end();
    }

    /** Samples a last time and ends. */
    public ProcessFacts stop() {
        stopped = true;
        return facts();
    }

    /** What is known now. */
    public synchronized ProcessFacts facts() {
        sample();
        OptionalLong cpuMs =
                cpu.get().map(total -> OptionalLong.of(total.toMillis())).orElse(OptionalLong.empty());
        OptionalLong rss =
                rssPeakKb.isPresent() ? OptionalLong.of(rssPeakKb.getAsLong() * BYTES_PER_KB) : OptionalLong.empty();
        return new ProcessFacts(rss, cpuMs, threadsPeak, switches.voluntary(), switches.involuntary(), jobCpu.ms());
    }

    /** Reads the process's files. */
    synchronized void sample() {
        StatusFile status = StatusFile.read(process.resolve("status"));
        rssPeakKb = larger(rssPeakKb, status.number("VmHWM"));
        threadsPeak = larger(threadsPeak, status.number("Threads"));
        switches.sample();
        jobCpu.sample();
    }

    private void run() {
        while (!stopped) {
            sample();
            LockSupport.parkNanos(this, INTERVAL);
        }
    }

    private static OptionalLong larger(OptionalLong one, OptionalLong other) {
        return one.isEmpty() || other.orElse(Long.MIN_VALUE) > one.getAsLong() ? other : one;
    }
}
