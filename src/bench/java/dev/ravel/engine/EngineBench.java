package dev.ravel.engine;

import dev.ravel.journal.FileJournal;
import dev.ravel.journal.JournalFile;
import dev.ravel.journal.RunLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
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

/** What one task costs the engine, with a member that takes no time: scheduled, and scheduled and written to disk. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 2)
public class EngineBench {
    private static final int TASKS = 100_000;
    private static final String HASH = "0".repeat(64);

    @Param({"1", "64", "5000"})
    int inFlight;

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void scheduled() throws InterruptedException {
        Trial trial = trial();
        trial.run(TASKS, new Stage.Instantly(trial.engine()));
    }

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void scheduledAndJournalled() throws IOException, InterruptedException {
        Trial trial = trial();
        Path file = Files.createTempFile("journal", ".jsonl");
        try {
            RunLine run = new RunLine("bench", HASH, "2026-01-01T00:00:00Z");
            trial.run(TASKS, FileJournal.open(JournalFile.open(file), run, trial.engine(), UnaryOperator.identity()));
        } finally {
            Files.delete(file);
        }
    }

    private Trial trial() {
        Trial trial = new Trial(new RunListener() {});
        trial.engine().joined(new InstantMember(inFlight, trial.engine()));
        return trial;
    }
}
