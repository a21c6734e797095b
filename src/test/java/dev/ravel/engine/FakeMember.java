package dev.ravel.engine;

import dev.ravel.member.Coordinator;
import dev.ravel.member.Hello;
import dev.ravel.member.Member;
import dev.ravel.work.Cause;
import dev.ravel.work.Kind;
import dev.ravel.work.Result;
import dev.ravel.work.Span;
import dev.ravel.work.Task;
import dev.ravel.work.Work;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A member that keeps its tasks in hand until the test lets it answer. */
class FakeMember implements Member {
    private final Hello hello;
    private final Coordinator coordinator;
    private final List<Task> inHand = new ArrayList<>();
    private final List<Kind> order = new ArrayList<>();
    private boolean answersAll;

    FakeMember(Hello hello, Coordinator coordinator) {
        this.hello = hello;
        this.coordinator = coordinator;
    }

    FakeMember answersAll() {
        answersAll = true;
        return this;
    }

    @Override
    public Hello hello() {
        return hello;
    }

    @Override
    public void take(Task task) {
        inHand.add(task);
        order.add(task.work().kind());
        if (answersAll) {
            answerOne();
        }
    }

    void answerOne() {
        answer(inHand.remove(0), answered());
    }

    /** The one in hand for the longest time is through; by the member's clock it began then, and took so long. */
    void answerBegun(Instant begun, Duration took) {
        Span span = Span.fetched(hello.lane(), begun, 0, took.toNanos(), 0);
        answer(inHand.remove(0), new Result.Answered(span, 200, 10, Optional.empty()));
    }

    void answerLast() {
        answer(inHand.remove(inHand.size() - 1), answered());
    }

    void answerStatus(int status) {
        answer(inHand.remove(0), new Result.Answered(span(), status, 10, Optional.empty()));
    }

    void answerOneTwice() {
        Task task = inHand.remove(0);
        answer(task, answered());
        answer(task, answered());
    }

    void answerFor(FakeMember other) {
        answer(other.inHand.isEmpty() ? Task.first(1, new Work.Block(1)) : other.inHand.get(0), answered());
    }

    void fail(Cause cause) {
        answer(inHand.remove(0), new Result.Failed(span(), cause, "as planned", 0, 0));
    }

    void redirect(String location) {
        answer(inHand.remove(0), new Result.Redirected(span(), 302, location));
    }

    /** The one in hand for the longest time was refused. */
    void refuse(String retryAfter) {
        answer(inHand.remove(0), new Result.Refused(span(), 429, Optional.of(retryAfter)));
    }

    void refuse() {
        answer(inHand.remove(0), new Result.Refused(span(), 503, Optional.empty()));
    }

    void stale() {
        answer(inHand.remove(0), new Result.Stale(span(), 200, "changed"));
    }

    void halt(String reason) {
        answer(inHand.remove(0), new Result.Halted(span(), reason));
    }

    /** Answers a task, wherever it is. */
    void claim(Task task) {
        answer(task, answered());
    }

    private void answer(Task task, Result result) {
        coordinator.answered(this, task, result);
    }

    private Result answered() {
        return new Result.Answered(span(), 200, 10, Optional.empty());
    }

    private Span span() {
        return Span.computed(hello.lane(), Instant.EPOCH, 1);
    }

    List<Task> inHand() {
        return inHand;
    }

    List<String> hosts() {
        return inHand.stream()
                .map(task -> ((Work.Fetch) task.work()).at().host())
                .toList();
    }

    int taken() {
        return order.size();
    }

    List<Kind> order() {
        return order;
    }

    Set<Kind> kinds() {
        return EnumSet.copyOf(order);
    }
}
