package dev.ravel.queue;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.Message.Report;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Hello;
import dev.ravel.member.Member;
import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.ProcessFacts;
import dev.ravel.remote.Workplace;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** A place with one member for each kind, which keeps its tasks in hand until somebody answers them. */
final class TestPlace implements Workplace {
    static final int SLOTS = 4;
    final List<TestMember> members = new ArrayList<>();
    Set<Kind> kinds = Set.of(Kind.FETCH, Kind.SUM);
    Optional<String> failure = Optional.empty();
    int opened;
    int closed;

    /** Hears of every task that a member takes. */
    BiConsumer<TestMember, Task> reaction = (member, task) -> {};

    /** Says nothing by itself. */
    final class TestMember implements Member {
        final List<Task> inHand = new ArrayList<>();
        final List<Task> taken = new ArrayList<>();
        final Hello hello;
        private final Coordinator results;

        private TestMember(Kind kind, Coordinator results) {
            this.hello = new Hello(kind.label(), SLOTS, Set.of(kind));
            this.results = results;
        }

        @Override
        public Hello hello() {
            return hello;
        }

        @Override
        public void take(Task task) {
            inHand.add(task);
            taken.add(task);
            reaction.accept(this, task);
        }

        void answer(Task task, Result result) {
            inHand.remove(task);
            results.answered(this, task, result);
        }

        void dies() {
            results.left(this);
        }
    }

    @Override
    public Future<List<Member>> open(JobSettings job, Coordinator results) {
        opened++;
        members.clear();
        if (failure.isPresent()) {
            return Future.failedFuture(failure.get());
        }
        kinds.stream().sorted().forEach(kind -> members.add(new TestMember(kind, results)));
        return Future.succeededFuture(List.copyOf(members));
    }

    @Override
    public Future<Report> close() {
        closed++;
        return Future.succeededFuture(new Report(LoopFacts.NONE, ProcessFacts.NONE));
    }

    TestMember member(Kind kind) {
        return members.stream()
                .filter(member -> member.hello.kinds().contains(kind))
                .findFirst()
                .orElseThrow();
    }

    /** In members' hands. */
    List<Task> inHand() {
        return members.stream().flatMap(member -> member.inHand.stream()).toList();
    }

    List<Long> ordinals() {
        return inHand().stream().map(Task::ordinal).toList();
    }

    /** The task that a member has is through. */
    void answer(long ordinal, Result result) {
        TestMember member = members.stream()
                .filter(one -> one.inHand.stream().anyMatch(task -> task.ordinal() == ordinal))
                .findFirst()
                .orElseThrow();
        Task task = member.inHand.stream()
                .filter(one -> one.ordinal() == ordinal)
                .findFirst()
                .orElseThrow();
        member.answer(task, result);
    }

    static Result value() {
        return new Result.Computed(span(), 1);
    }

    static Result page() {
        return new Result.Answered(span(), 200, 10, Optional.empty());
    }

    static Result timeout() {
        return new Result.Failed(span(), Cause.TIMEOUT, "as planned", 0, 0);
    }

    static Result redirect(String location) {
        return new Result.Redirected(span(), 302, location);
    }

    static Result halt() {
        return new Result.Halted(span(), "the disk is full");
    }

    private static Span span() {
        return Span.computed("lane", Instant.EPOCH, 1);
    }
}
