package dev.ravel.remote;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.LeaseSeal;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.Message.Report;
import dev.ravel.member.Hello;
import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.ProcessFacts;
import dev.ravel.url.InvalidUrlException;
import dev.ravel.url.Url;
import dev.ravel.work.Cause;
import dev.ravel.work.Kernel;
import dev.ravel.work.Kind;
import dev.ravel.work.Result;
import dev.ravel.work.Retry;
import dev.ravel.work.Rules;
import dev.ravel.work.Span;
import dev.ravel.work.Target;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tasks, results and settings as tests need them. */
final class Sample {
    static final Duration LEASE = Duration.ofSeconds(5);
    static final Duration BEAT = Duration.ofSeconds(1);
    static final Rules RULES = new Rules(Set.of(), 5, new Retry(3, Duration.ofMillis(100), Duration.ofSeconds(1), 0));
    static final JobSettings JOB =
            new JobSettings("job", Set.of(Kind.FETCH, Kind.SUM), Optional.empty(), RULES, Optional.empty());
    static final Report REPORT = new Report(LoopFacts.NONE, ProcessFacts.NONE);

    static final LeaseSeal SEAL = new LeaseSeal(new byte[32]);

    private Sample() {}

    static Task sum(long ordinal) {
        return Task.first(ordinal, new Work.Sum(0, 10, Kernel.PLAIN, 1));
    }

    static Task fetch(long ordinal) {
        try {
            String url = "http://host/" + ordinal;
            return Task.first(ordinal, Work.Fetch.of(url, Url.parse(url), Target.NONE));
        } catch (InvalidUrlException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static Span span(String lane) {
        return Span.computed(lane, Instant.EPOCH, 1);
    }

    static Result value(long value) {
        return new Result.Computed(span("worker-0"), value);
    }

    static Result timeout() {
        return new Result.Failed(span("worker-0"), Cause.TIMEOUT, "as planned", 0, 0);
    }

    static Hello hello(String lane, int slots, Kind... kinds) {
        return new Hello(lane, slots, Set.of(kinds));
    }

    static Call call(String run, String session) {
        return new Call(1, "1", run, session, "0".repeat(32));
    }

    static List<Hello> hellos() {
        return List.of(hello("loop-0", 2, Kind.FETCH), hello("worker-0", 3, Kind.SUM));
    }
}
