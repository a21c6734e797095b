package dev.ravel.probe;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Follows what this process costs, from a plain thread, once a second: with some forty threads a look takes a millisecond or two. Any thread may call it. */
public final class ProcessSampler {
    private static final long INTERVAL = TimeUnit.SECONDS.toNanos(1);
    private static final long BYTES_PER_KB = 1024;

    private final Path process;
    private final Supplier<Optional<Duration>> cpu;
    private final ContextSwitches switches;
    private final JobCpu jobCpu;
    private Optional<JobCpu> site = Optional.empty();
    private OptionalLong threadsPeak = OptionalLong.empty();
    private OptionalLong rssPeakKb = OptionalLong.empty();
    private volatile boolean stopped;

    /** This process. */
    public ProcessSampler() {
        this(Path.of("/proc/self"), () -> ProcessHandle.current().info().totalCpuDuration());
    }

    /** This process, whose CPU time counts from now on. */
    public static ProcessSampler fromNow() {
        Duration before = ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
        return new ProcessSampler(
                Path.of("/proc/self"),
                () -> ProcessHandle.current().info().totalCpuDuration().map(now -> now.minus(before)));
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

    /**
     * The first task is about to start.
     *
     * @param sitePid of the process in which the lab is, where it is not inside
     */
    public synchronized void jobBegins(OptionalLong sitePid) {
        if (sitePid.isPresent()) {
            site = Optional.of(new JobCpu(
                    process.resolveSibling(Long.toString(sitePid.getAsLong())).resolve("task")));
        }
        jobCpu.begin();
        site.ifPresent(JobCpu::begin);
    }

    /** The job is over: what comes now is not its doing. */
    public synchronized void jobEnds() {
        jobCpu.end();
        site.ifPresent(JobCpu::end);
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
        return new ProcessFacts(rss, cpuMs, threadsPeak, switches.voluntary(), switches.involuntary(), jobCpuMs());
    }

    /** With what the lab used in its own process. */
    private Map<ThreadUse, Double> jobCpuMs() {
        Map<ThreadUse, Double> ms = jobCpu.ms();
        site.map(beside -> beside.ms().get(ThreadUse.LAB)).ifPresent(lab -> ms.merge(ThreadUse.LAB, lab, Double::sum));
        return ms;
    }

    /** Reads the process's files. */
    synchronized void sample() {
        StatusFile status = StatusFile.read(process.resolve("status"));
        rssPeakKb = larger(rssPeakKb, status.number("VmHWM"));
        threadsPeak = larger(threadsPeak, status.number("Threads"));
        switches.sample();
        jobCpu.sample();
        site.ifPresent(JobCpu::sample);
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
