package dev.ravel.report;

import dev.ravel.engine.RunListener;
import dev.ravel.journal.EndedLine.As;
import dev.ravel.journal.History;
import dev.ravel.member.Hello;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.HdrHistogram.Histogram;

/**
 * Counts a run as it goes. Written on the engine's context; the numbers of {@link #live} may be read from any thread at
 * any time, the rest when the run is over.
 */
public final class Tally implements RunListener {
    private static final int FAILURES_KEPT = 3;

    private final LongSupplier nanoTime;
    private final UnaryOperator<String> shown;
    private final List<String> failures = new ArrayList<>();
    private final AtomicLong read = new AtomicLong();
    private final AtomicLong started = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final AtomicLong skipped = new AtomicLong();
    private final AtomicLong expired = new AtomicLong();
    private final AtomicLong bytes = new AtomicLong();
    private final Map<Cause, Long> causes = new EnumMap<>(Cause.class);
    private final Map<Kind, Histogram> latencies = new EnumMap<>(Kind.class);
    private final Map<Hello, Busy> members = new LinkedHashMap<>();
    private Optional<Long> sum = Optional.empty();
    private OptionalLong resumed = OptionalLong.empty();
    private boolean sumBroken;
    private boolean begun;
    private long firstStart;
    private long lastEnd;

    private static final class Busy {
        private long tasks;
        private long nanos;
    }

    /** What can be said while the run goes on. */
    public record Live(long done, long failed, long other, long inFlight, long bytes) {
        /** Tasks that have ended. */
        public long ended() {
            return done + failed + other;
        }
    }

    /**
     * @param nanoTime as {@link System#nanoTime()}
     * @param shown makes of a failure's words what may be printed
     */
    public Tally(LongSupplier nanoTime, UnaryOperator<String> shown) {
        this.nanoTime = nanoTime;
        this.shown = shown;
    }

    /** Begins with what the earlier starts of a run left; before anything else is heard. Times stay those of this start. */
    public void resume(History past) {
        resumed = OptionalLong.of(past.ended().size());
        read.set(past.ended().size());
        done.set(past.count(As.DONE));
        failed.set(past.count(As.FAILED));
        skipped.set(past.count(As.SKIPPED));
        expired.set(past.count(As.EXPIRED));
        bytes.set(past.bytes());
        causes.putAll(past.causes());
        failures.addAll(past.failures());
        sum = past.sum();
        sumBroken = past.sumBroken();
    }

    /** How many tasks earlier starts had ended; empty for a first start. */
    OptionalLong resumed() {
        return resumed;
    }

    @Override
    public void read(int tasks) {
        add(read, tasks);
    }

    @Override
    public void submitted(int tasks) {
        begin();
    }

    @Override
    public void started(Task task, Hello member) {
        begin();
        add(started, 1);
    }

    private void begin() {
        if (!begun) {
            begun = true;
            firstStart = nanoTime.getAsLong();
            lastEnd = firstStart;
        }
    }

    @Override
    public void givenBack(Task task, Hello member) {
        add(answered, 1);
    }

    @Override
    public void answered(Task task, Result result, Hello member) {
        begin();
        add(answered, 1);
        add(bytes, result.bytes());
        Busy busy = members.computeIfAbsent(member, hello -> new Busy());
        busy.tasks++;
        busy.nanos += result.span().total();
        lastEnd = nanoTime.getAsLong();
    }

    /** Its slot was counted as free when its member was taken for lost. */
    @Override
    public void late(Task task, Result result) {
        add(bytes, result.bytes());
        members.entrySet().stream()
                .filter(member -> member.getKey().lane().equals(result.span().lane()))
                .findFirst()
                .ifPresent(member -> {
                    member.getValue().tasks++;
                    member.getValue().nanos += result.span().total();
                });
        lastEnd = nanoTime.getAsLong();
    }

    @Override
    public void ended(Outcome outcome) {
        if (outcome instanceof Outcome.Done finished) {
            add(done, 1);
            value(finished);
        } else if (outcome instanceof Outcome.Failed failure) {
            add(failed, 1);
            causes.merge(failure.cause(), 1L, Long::sum);
            if (failures.size() < FAILURES_KEPT) {
                failures.add(shown.apply(failure.detail()));
            }
            sumBroken |= failure.task().work().kind() == Kind.SUM;
        } else {
            add(outcome instanceof Outcome.Skipped ? skipped : expired, 1);
        }
        outcome.last().ifPresent(result -> latency(outcome.task(), result));
    }

    private void value(Outcome.Done finished) {
        boolean summed = finished.task().work().kind() == Kind.SUM;
        if (summed && finished.result() instanceof Result.Computed computed) {
            sum = Optional.of(sum.orElse(0L) + computed.value());
        }
    }

    private void latency(Task task, Result result) {
        long nanos = task.taken(result.span()).total();
        latencies
                .computeIfAbsent(task.work().kind(), kind -> new Histogram(3))
                .recordValue(TimeUnit.NANOSECONDS.toMicros(nanos));
    }

    /** The run is over; what is still in flight lasted until now. */
    public void over() {
        if (live().inFlight() > 0) {
            lastEnd = nanoTime.getAsLong();
        }
    }

    /** Only one thread writes: no atomic addition is needed. */
    private static void add(AtomicLong counter, long amount) {
        counter.lazySet(counter.get() + amount);
    }

    /** How it stands now. */
    public Live live() {
        long open = Math.max(0, started.get() - answered.get());
        return new Live(done.get(), failed.get(), skipped.get() + expired.get(), open, bytes.get());
    }

    /** @param total all tasks of the job, where that is known; otherwise those that were read count as all */
    Counts counts(OptionalLong total) {
        long ended = live().ended();
        long all = total.orElse(read.get());
        return new Counts(all, done.get(), failed.get(), skipped.get(), expired.get(), all - ended);
    }

    Map<Cause, Long> causes() {
        return causes;
    }

    /** The first few failures, in words. */
    List<String> failures() {
        return failures;
    }

    /** Of the fetches, or of the computations where nothing was fetched. */
    Optional<Latencies> latencies() {
        Histogram all = latencies.getOrDefault(Kind.FETCH, new Histogram(3));
        if (!latencies.containsKey(Kind.FETCH)) {
            latencies.values().forEach(all::add);
        }
        return all.getTotalCount() == 0 ? Optional.empty() : Optional.of(Latencies.of(all));
    }

    /** The sum of all values so far, where anything was summed and no part of it failed. */
    Optional<Long> sum() {
        return sumBroken ? Optional.empty() : sum;
    }

    /** From the first start to the last result, milliseconds. */
    double wallMs() {
        return (lastEnd - firstStart) / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }

    List<MemberFacts> members() {
        return members.entrySet().stream().map(Tally::facts).toList();
    }

    private static MemberFacts facts(Map.Entry<Hello, Busy> member) {
        Hello hello = member.getKey();
        double busyMs = member.getValue().nanos / (double) TimeUnit.MILLISECONDS.toNanos(1);
        List<String> kinds = hello.kinds().stream().sorted().map(Kind::label).toList();
        return new MemberFacts(hello.lane(), kinds, hello.slots(), member.getValue().tasks, busyMs);
    }
}
