package dev.ravel.politeness;

import dev.ravel.url.HostKey;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What it costs to take the next task, to release its host and to let another task wait, among many hosts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class PolitenessBench {
    private static final Duration STEP = Duration.ofNanos(100);
    private static final double CHANCE = 0.5;

    @Param({"1", "1000", "100000"})
    int hosts;

    /** Zero, or so long that each host can be asked again when its turn comes. */
    @Param({"false", "true"})
    boolean spaced;

    private Politeness<HostKey> politeness;
    private Instant now;

    @Setup(Level.Iteration)
    public void fill() {
        Delay delay = Delay.fixed(spaced ? STEP.multipliedBy(hosts) : Duration.ZERO);
        BackOff backOff = new BackOff(Duration.ofMillis(500), Duration.ofSeconds(30), 0.2, Duration.ofMinutes(5));
        politeness = new Politeness<>(new Pace(2, delay, Duration.ZERO, backOff));
        now = Instant.EPOCH;
        for (int host = 0; host < hosts; host++) {
            HostKey key = new HostKey("host" + host, 80);
            politeness.add(key, key);
            politeness.add(key, key);
        }
    }

    @Benchmark
    public HostKey takenAndReleased() {
        now = now.plus(STEP);
        HostKey key = politeness.next(now, CHANCE).orElseThrow();
        politeness.finished(key);
        politeness.add(key, key);
        return key;
    }
}
