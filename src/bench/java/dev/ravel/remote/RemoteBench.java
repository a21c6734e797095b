package dev.ravel.remote;

import dev.ravel.bus.JobSettings;
import dev.ravel.bus.LeaseSeal;
import dev.ravel.bus.Message.Call;
import dev.ravel.bus.Message.Report;
import dev.ravel.engine.InstantMember;
import dev.ravel.engine.RunListener;
import dev.ravel.engine.Stage;
import dev.ravel.engine.Trial;
import dev.ravel.member.Coordinator;
import dev.ravel.member.Hello;
import dev.ravel.member.Member;
import dev.ravel.probe.LoopFacts;
import dev.ravel.probe.ProcessFacts;
import dev.ravel.work.Kind;
import dev.ravel.work.Outcome;
import dev.ravel.work.Retry;
import dev.ravel.work.Rules;
import dev.ravel.work.Task;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

/**
 * What one task costs both sides together when its member is another process's: lease, seal, messages, codecs,
 * acknowledgement. Sockets are left out.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class RemoteBench {
    private static final int TASKS = 10_000;
    private static final Duration LEASE = Duration.ofSeconds(5);
    private static final Rules RULES =
            new Rules(Set.of(), 10, new Retry(3, Duration.ofMillis(500), Duration.ofSeconds(30), 0.2));
    private static final JobSettings JOB =
            new JobSettings("bench", Set.of(Kind.FETCH), Optional.empty(), RULES, Optional.empty());
    private static final Call CALL = new Call(1, "1", "run", "session", "0".repeat(32));

    @Param({"1", "64", "5000"})
    int inFlight;

    @Benchmark
    @OperationsPerInvocation(TASKS)
    public void throughMessages() throws InterruptedException {
        Onlooker onlooker = new Onlooker();
        Trial trial = new Trial(onlooker);
        Stage stage = trial.stage();
        Clockwork clockwork = new Clockwork(stage::execute, stage::after, stage::nanoTime);
        Roster.Settings settings = new Roster.Settings(JOB, LEASE, new LeaseSeal(new byte[32]));
        onlooker.roster = new Roster(trial.engine(), settings, clockwork, new Unheard());
        Station station = new Station(new Members(inFlight), clockwork, new Unheard());
        stage.execute(() -> connect(onlooker.roster, station, stage));
        trial.run(TASKS, new Stage.Instantly(trial.engine()));
    }

    private static void connect(Roster roster, Station station, Stage stage) {
        Wire node = new Wire(stage::execute);
        Wire coordinator = new Wire(stage::execute);
        Wire.join(node, coordinator);
        node.hear(station.serve(CALL, node));
        coordinator.hear(roster.joined("node", coordinator));
    }

    private record Members(int slots) implements Workplace {
        @Override
        public Future<List<Member>> open(JobSettings job, Coordinator results) {
            return Future.succeededFuture(List.of(new InstantMember(slots, results)));
        }

        @Override
        public Future<Report> close() {
            return Future.succeededFuture(new Report(LoopFacts.NONE, ProcessFacts.NONE));
        }
    }

    /** The roster hears of outcomes, and needs an engine before it can be made. */
    private static final class Onlooker implements RunListener {
        private Roster roster;

        @Override
        public void started(Task task, Hello member) {
            roster.started(task, member);
        }

        @Override
        public void passedOver(Task task) {
            roster.passedOver(task);
        }

        @Override
        public void ended(Outcome outcome) {
            roster.ended(outcome);
        }
    }
}
