package dev.ravel.compute;

import dev.ravel.work.Kernel;
import dev.ravel.work.Work;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What one addition costs, on one thread that shares with nobody. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class SumKernelsBench {
    private static final int NUMBERS = 100_000_000;
    private static final long FROM = 100_000_000;

    @Param({"PLAIN", "WIDE"})
    Kernel kernel;

    @Benchmark
    @OperationsPerInvocation(NUMBERS)
    public long number() {
        return SumKernels.sum(new Work.Sum(FROM, FROM + NUMBERS, kernel, 1), Turn.ALWAYS);
    }
}
