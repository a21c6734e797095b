package dev.ravel.bench.measure;

import dev.ravel.bench.measure.Measured.Said;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs programs one at a time, each as a whole process, and measures them: the JVM waits for its children, so that their
 * processor time is what its own account of ended children grew by.
 */
public final class Execution {
    private static final Path GNU_TIME = Path.of("/usr/bin/time");
    private static final int SAID_BYTES = 4096;
    private static final double NANOS = 1e9;
    private static final int KIB = 1024;

    private final Path folder;
    private final Duration timeout;

    /**
     * @param folder where what a program says is kept while it runs
     * @param timeout after which a program is killed, and all below it
     */
    public Execution(Path folder, Duration timeout) {
        this.folder = folder;
        this.timeout = timeout;
    }

    /**
     * The command that runs on these cores.
     *
     * @param cores as {@code taskset -c} spells them; empty leaves it to the machine
     */
    public static List<String> pinned(String cores, List<String> command) {
        List<String> all = new ArrayList<>(cores.isEmpty() ? List.of() : List.of("taskset", "-c", cores));
        all.addAll(command);
        return all;
    }

    /** Runs a command to its end. Fails where there is no such program. */
    public Measured run(List<String> command) throws IOException, InterruptedException {
        Path peak = folder.resolve("peak-kib");
        ProcessBuilder builder = new ProcessBuilder(timed(command, peak))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(folder.resolve("stdout").toFile())
                .redirectError(folder.resolve("stderr").toFile());
        Stat before = Proc.self();
        double busy = Proc.busySeconds();
        long start = System.nanoTime();
        Process process = builder.start();
        Sampler sampler = new Sampler(process.pid(), Files.isExecutable(GNU_TIME));
        boolean ended = waitFor(process);
        long end = System.nanoTime();
        sampler.end();
        Stat after = Proc.self();
        return new Measured(
                ended ? process.exitValue() : Measured.TIMED_OUT,
                (end - start) / NANOS,
                after.childrenSeconds() - before.childrenSeconds(),
                Math.max(peak(peak), peak(sampler.samples())),
                Proc.busySeconds() - busy - (after.ownSeconds() - before.ownSeconds()),
                new Said(end(folder.resolve("stdout")), end(folder.resolve("stderr"))),
                sampler.samples());
    }

    /** GNU time knows the peak of a process that is over before anybody can look. */
    private static List<String> timed(List<String> command, Path peak) throws IOException {
        Files.deleteIfExists(peak);
        List<String> all = new ArrayList<>();
        if (Files.isExecutable(GNU_TIME)) {
            all.addAll(List.of(GNU_TIME.toString(), "-q", "-f", "%M", "-o", peak.toString()));
        }
        all.addAll(command);
        return all;
    }

    private boolean waitFor(Process process) throws InterruptedException {
        try {
            boolean ended = process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended) {
                kill(process);
            }
            return ended;
        } catch (InterruptedException e) {
            kill(process);
            throw e;
        }
    }

    private static void kill(Process process) throws InterruptedException {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
    }

    private static long peak(Path file) throws IOException {
        return Files.exists(file)
                ? Files.readString(file)
                        .lines()
                        .reduce("0", (first, last) -> last)
                        .transform(Execution::kib)
                : 0;
    }

    private static long kib(String line) {
        return line.matches("\\d+") ? Long.parseLong(line) * KIB : 0;
    }

    private static long peak(List<Sample> samples) {
        return samples.stream().mapToLong(Sample::peakBytes).max().orElse(0);
    }

    private static String end(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            in.skipNBytes(Math.max(0, Files.size(file) - SAID_BYTES));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
