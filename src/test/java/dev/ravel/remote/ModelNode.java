package dev.ravel.remote;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.Message.Report;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Hello;
import dev.ravel.member.Member;
import dev.ravel.work.Kind;
import dev.ravel.work.Result;
import dev.ravel.work.Task;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A node's process: a station, and members that take their time, fail, redirect and say things twice. */
final class ModelNode implements Workplace {
    private static final List<Hello> HELLOS =
            List.of(Sample.hello("loop-0", 3, Kind.FETCH), Sample.hello("worker-0", 2, Kind.SUM));

    private final World world;
    final String name;
    final World.Mortal process;
    final Station station;
    private final List<Worker> open = new ArrayList<>();

    ModelNode(World world, String name) {
        this.world = world;
        this.name = name;
        this.process = world.process();
        this.station = new Station(this, new Clockwork(process.thread(), process.timer(), world::now), new Heard());
    }

    private final class Worker implements Member {
        private final Hello hello;
        private final Coordinator results;
        private int inHand;

        Worker(Hello hello, Coordinator results) {
            this.hello = hello;
            this.results = results;
        }

        @Override
        public Hello hello() {
            return hello;
        }

        @Override
        public void take(Task task) {
            inHand++;
            assertThat(inHand).as("in hand of " + name).isLessThanOrEqualTo(hello.slots());
            assertThat(open).as("members of " + name).contains(this);
            assertThat(hello.kinds()).contains(task.work().kind());
            Duration most = Duration.ofMillis(world.chance(0.05) ? 8000 : 300);
            process.timer().after(world.upTo(most), () -> done(task));
        }

        private void done(Task task) {
            inHand--;
            Result result = result(task);
            results.answered(this, task, result);
            if (world.chance(0.05)) {
                results.answered(this, task, result);
            }
        }

        private Result result(Task task) {
            if (world.chance(0.05)) {
                return Sample.timeout();
            }
            return task.work().kind() == Kind.SUM ? Sample.value(45) : fetched(task);
        }

        private Result fetched(Task task) {
            return task.hops() == 0 && world.chance(0.3)
                    ? new Result.Redirected(Sample.span("loop-0"), 302, "/there")
                    : new Result.Answered(Sample.span("loop-0"), 200, 1, Optional.empty());
        }
    }

    @Override
    public Future<List<Member>> open(JobSettings job, Coordinator results) {
        assertThat(open).as("what was open before in " + name).isEmpty();
        HELLOS.forEach(hello -> open.add(new Worker(hello, results)));
        return Future.succeededFuture(List.copyOf(open));
    }

    @Override
    public Future<Report> close() {
        open.clear();
        return Future.succeededFuture(Sample.REPORT);
    }

    boolean works() {
        return !open.isEmpty();
    }
}
