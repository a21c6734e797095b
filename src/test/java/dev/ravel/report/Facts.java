package dev.ravel.report;

import dev.ravel.engine.Ending;
import dev.ravel.member.Hello;
import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.ProcessFacts;
import dev.ravel.probe.Stall;
import dev.ravel.probe.StallKind;
import dev.ravel.probe.StallTotal;
import dev.ravel.probe.ThreadUse;
import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Kernel;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Facts of runs that never were. */
final class Facts {
    static final Hello LOOP = new Hello("loop-0", 64, Set.of(Kind.FETCH));
    static final Hello WORKER = new Hello("worker-0", 1, Set.of(Kind.SUM, Kind.BLOCK));
    static final Ending COMPLETE = new Ending.Complete();

    static final LoopFacts UNWATCHED =
            new LoopFacts(Optional.empty(), Optional.empty(), List.of(), Map.of(), Map.of(), Optional.empty());
    static final LoopFacts CALM = new LoopFacts(
            Optional.of(new LoopFacts.LagMs(0.1, 1.25, 12)),
            Optional.of(new LoopFacts.Warned(0, 0)),
            List.of(),
            Map.of(StallKind.TASK, new StallTotal(0, 0, 0)),
            Map.of("loop-0", 0.12345),
            Optional.empty());

    static final ProcessFacts UNTOLD = ProcessFacts.NONE;
    static final ProcessFacts PROCESS = new ProcessFacts(
            OptionalLong.of(150_000_000),
            OptionalLong.of(2500),
            OptionalLong.of(23),
            OptionalLong.of(12_345),
            OptionalLong.of(67),
            Map.of(
                    ThreadUse.TASKS, 220.2504,
                    ThreadUse.COMPILER, 900.0,
                    ThreadUse.COLLECTOR, 12.0,
                    ThreadUse.MEASURING, 60.0,
                    ThreadUse.OTHER, 8.0));

    private Facts() {}

    static OptionalLong none() {
        return OptionalLong.empty();
    }

    static Stall episode(OptionalLong task, double ms, String culprit) {
        List<String> stack = culprit.isEmpty() ? List.of() : List.of(culprit, "java.lang.Thread.run(Thread.java:840)");
        return new Stall("loop-0", StallKind.TASK, task, Instant.EPOCH, ms, culprit, stack);
    }

    static LoopFacts blocked(Map<StallKind, StallTotal> totals, Stall... stalls) {
        return new LoopFacts(
                CALM.lag(),
                Optional.of(new LoopFacts.Warned(2, 1)),
                List.of(stalls),
                totals,
                Map.of(),
                Optional.empty());
    }

    static Summary summary(Tally tally, Ending ending, OptionalLong total, LoopFacts loop, ProcessFacts process) {
        Summary.Subject subject = new Summary.Subject("io", "eventLoop", "inside", "epoll", Path.of("runs", "first"));
        return Summary.of(subject, ending, total, tally, loop, process);
    }

    static Summary summary(Tally tally, OptionalLong total) {
        return summary(tally, COMPLETE, total, UNWATCHED, UNTOLD);
    }

    static Task fetch(long ordinal) {
        try {
            String url = "http://a.test/" + ordinal;
            return Task.first(ordinal, Work.Fetch.of(url, Url.parse(url), Target.NONE));
        } catch (InvalidUrlException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Task sum(long ordinal) {
        return Task.first(ordinal, new Work.Sum(ordinal, ordinal + 1, Kernel.PLAIN, 1));
    }

    static Task block(long ordinal) {
        return Task.first(ordinal, new Work.Block(5));
    }

    /** A span that waited so long for the headers. */
    static Span span(long ms) {
        return Span.fetched("loop-0", Instant.EPOCH, 0, nanos(ms), 0);
    }

    static long nanos(long ms) {
        return TimeUnit.MILLISECONDS.toNanos(ms);
    }

    static Result answered(long ms, long bytes) {
        return new Result.Answered(span(ms), 200, bytes, Optional.empty());
    }

    static Result computed(long ms, long value) {
        return new Result.Computed(Span.computed("worker-0", Instant.EPOCH, nanos(ms)), value);
    }

    static Result broken(long ms, Cause cause) {
        return new Result.Failed(span(ms), cause, "in a test", 0, 0);
    }

    static Outcome failed(Task task, Cause cause) {
        return new Outcome.Failed(task, cause, "in a test", Optional.empty());
    }
}
