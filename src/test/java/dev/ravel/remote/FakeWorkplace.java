package dev.ravel.remote;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.Message.Report;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Hello;
import dev.ravel.member.Member;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Members that keep their tasks until the test lets them answer. */
final class FakeWorkplace implements Workplace {
    private final List<Hello> hellos;
    final List<FakeMember> members = new ArrayList<>();
    Optional<Promise<List<Member>>> held = Optional.empty();
    Optional<String> failure = Optional.empty();
    int opened;
    int closed;
    Coordinator results;

    FakeWorkplace(List<Hello> hellos) {
        this.hellos = hellos;
    }

    /** Answers nothing by itself. */
    static final class FakeMember implements Member {
        private final Hello hello;
        private final List<Task> inHand = new ArrayList<>();

        FakeMember(Hello hello) {
            this.hello = hello;
        }

        @Override
        public Hello hello() {
            return hello;
        }

        List<Task> inHand() {
            return inHand;
        }

        @Override
        public void take(Task task) {
            inHand.add(task);
        }
    }

    /** Opening takes until the test completes this. */
    Promise<List<Member>> hold() {
        held = Optional.of(Promise.promise());
        return held.get();
    }

    @Override
    public Future<List<Member>> open(JobSettings job, Coordinator coordinator) {
        opened++;
        results = coordinator;
        members.clear();
        hellos.forEach(hello -> members.add(new FakeMember(hello)));
        if (failure.isPresent()) {
            return Future.failedFuture(failure.get());
        }
        return held.map(Promise::future).orElseGet(() -> Future.succeededFuture(List.copyOf(members)));
    }

    @Override
    public Future<Report> close() {
        closed++;
        return Future.succeededFuture(Sample.REPORT);
    }

    /** The member's oldest task is through. */
    void answer(int member, Result result) {
        FakeMember its = members.get(member);
        results.answered(its, its.inHand().remove(0), result);
    }
}
